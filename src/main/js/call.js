// Makes choosing a time smoother; everything works without it.
const button = document.getElementById("book-button");
const said = document.getElementById("said");
const unnamed = button?.dataset.unnamed;
const chosenTime = () => document.querySelector("input[name=start]:checked");
const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
let chosen = null;

// Times of another zone than the reader's own are booked under its name.
const rename = () => {
  const { zone, zoneName } = document.getElementById("when")?.dataset || {};
  const text = chosenTime()?.dataset.book || unnamed;
  if (button) button.textContent = !zone || zone == own ? text : `${text} (${zoneName})`;
};

document.addEventListener("change", ({ target }) => {
  if (target.name == "start") rename();
  if (target.id == "zone" && target.form) {
    target.form.elements.namedItem("zones").disabled = false;
    target.form.requestSubmit();
  }
});
document.documentElement.classList.add("scripted");
rename();
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
