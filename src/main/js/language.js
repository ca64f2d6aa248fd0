// Takes what was typed into the forms of a page along to the same page in another language.
const KEPT = "talk.typed";
const LEFT_OUT = ["hidden", "password", "file", "submit", "button"];

const fields = () =>
  [...document.querySelectorAll("input[name], select[name], textarea[name]")].filter(
    field => field.form?.method == "post" && !LEFT_OUT.includes(field.type)
  );
const isBox = field => field.type == "radio" || field.type == "checkbox";

const keep = () => {
  const typed = fields().map(field => [field.name, field.value, field.checked]);
  sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, typed }));
};

const restore = () => {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const { path, typed } = JSON.parse(kept) || {};
  if (path != location.pathname) return;
  for (const field of fields()) {
    const [, value, checked] =
      typed.find(([name, text]) => name == field.name && (!isBox(field) || text == field.value)) || [];
    if (value == null || (isBox(field) ? field.checked == checked : field.value == value)) continue;
    if (isBox(field)) field.checked = checked;
    else field.value = value;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
};

// A browser may refuse to keep anything.
const unlessRefused = act => {
  try {
    act();
  } catch {
    // Then the forms begin anew.
  }
};

document.addEventListener("click", ({ target }) => {
  if (target.closest("a[hreflang]")) unlessRefused(keep);
});
addEventListener("load", () => unlessRefused(restore));
