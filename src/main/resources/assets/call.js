// Makes choosing a time smoother; everything works without it.
(function () {
  var button = document.getElementById("book-button");
  var said = document.getElementById("said");
  var unnamed = button && button.dataset.unnamed;

  function rename() {
    var time = document.querySelector("input[name=start]:checked");
    if (button) button.textContent = time ? time.dataset.book : unnamed;
  }

  document.addEventListener("change", function (event) {
    if (event.target.name === "start") rename();
  });
  // A time may be chosen while other times are on their way; it stays chosen if it is among them.
  var chosen;
  document.addEventListener("htmx:beforeSwap", function () {
    chosen = document.querySelector("input[name=start]:checked");
  });
  document.addEventListener("htmx:afterSettle", function () {
    document.querySelectorAll("input[name=start]").forEach(function (time) {
      if (chosen && time.value === chosen.value) time.checked = true;
    });
    rename();
    // What had the focus may be gone, as the button of the zone form is.
    if (document.activeElement === document.body) document.getElementById("zone").focus();
    said.textContent = document.getElementById("when").dataset.said;
    // Another language shows what this one shows now.
    document.querySelectorAll(".languages a").forEach(function (link) {
      var there = new URL(location.href);
      there.searchParams.set("lang", link.hreflang);
      link.href = there;
    });
  });
  // No answer, or not the one hoped for: go there as a plain link would.
  ["htmx:sendError", "htmx:responseError"].forEach(function (failure) {
    document.addEventListener(failure, function (event) {
      location.assign(event.detail.pathInfo.requestPath);
    });
  });
})();
