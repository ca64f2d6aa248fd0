// Makes choosing a time smoother; everything works without it.
const button = document.getElementById("book-button");
const said = document.getElementById("said");
const unnamed = button?.dataset.unnamed;
const chosenTime = () => document.querySelector("input[name=start]:checked");
let chosen = null;

const rename = () => {
  const time = chosenTime();
  if (button) button.textContent = time ? time.dataset.book : unnamed;
};

document.addEventListener("change", event => {
  if (event.target.name == "start") rename();
});
// A time may be chosen while other times are on their way; it stays chosen if it is among them.
document.addEventListener("htmx:beforeSwap", () => {
  chosen = chosenTime();
});
document.addEventListener("htmx:afterSettle", () => {
  for (const time of document.querySelectorAll("input[name=start]")) {
    if (time.value == chosen?.value) time.checked = true;
  }
  rename();
  // What had the focus may be gone, as the button of the zone form is.
  if (document.activeElement == document.body) document.getElementById("zone").focus();
  said.textContent = document.getElementById("when").dataset.said;
  // Another language shows what this one shows now.
  for (const link of document.querySelectorAll(".languages a")) {
    const there = new URL(location.href);
    there.searchParams.set("lang", link.hreflang);
    link.href = there;
  }
});
// No answer, or not the one hoped for: go there as a plain link would.
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, event => location.assign(event.detail.pathInfo.requestPath));
}
