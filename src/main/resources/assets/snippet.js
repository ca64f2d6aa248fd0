// Copies the snippet, where the browser lets pages do so.
(function () {
  var button = document.getElementById("copy");
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", function () {
    navigator.clipboard.writeText(document.getElementById("snippet").textContent).then(function () {
      document.getElementById("copied").textContent = button.dataset.copied;
    });
  });
})();
