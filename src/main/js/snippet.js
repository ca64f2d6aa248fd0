// Copies the snippet, where the browser lets pages do so.
const button = document.getElementById("copy");

const copy = async () => {
  await navigator.clipboard.writeText(document.getElementById("snippet").textContent);
  document.getElementById("copied").textContent = button.dataset.copied;
};

if (navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", copy);
}
