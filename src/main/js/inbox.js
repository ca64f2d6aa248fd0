// Runs the inbox by keys, as mail programs do: by where a key is, so that they work under a Russian
// layout too. Without this, everything stands on the page as links and buttons.
const OFF = "talk.keys-off";
const PLACE = "talk.inbox-place";
const queue = document.getElementById("queue");
const keys = document.getElementById("keys");
const use = document.getElementById("use-keys");
const all = document.querySelector("[data-all]");

// A browser may refuse to keep anything.
const kept = (storage, name) => {
  try {
    return storage.getItem(name);
  } catch {
    return null;
  }
};
const keep = (storage, name, value) => {
  try {
    if (value == null) storage.removeItem(name);
    else storage.setItem(name, value);
  } catch {
    // Then it is asked again.
  }
};

const find = selector => document.querySelector(selector);
const links = () => [...document.querySelectorAll(".queue .open-query")];
const here = () => document.activeElement?.closest(".queue > li")?.querySelector(".open-query");
const boxOf = link => link.closest("li").querySelector(".pick input");

const go = link => {
  if (link) location.href = link.href;
};
const move = by => {
  const every = links();
  if (!every.length) return;
  const at = every.indexOf(here());
  const next = at < 0 ? (by > 0 ? 0 : every.length - 1) : at + by;
  const link = every[Math.max(0, Math.min(every.length - 1, next))];
  link.focus({ focusVisible: true });
  link.scrollIntoView({ block: "nearest" });
};
const tick = () => {
  const link = here();
  if (link) boxOf(link).click();
};
const close = () => {
  const button = find("[data-close]");
  if (!button) return;
  if (queue && !queue.querySelector(".pick :checked")) {
    const link = here();
    if (!link) return;
    boxOf(link).checked = true;
  }
  button.click();
};

const inList = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyO: () => go(here()),
  KeyX: tick,
  KeyE: close,
  KeyR: () => {
    const link = here();
    if (link) location.href = link.href + "#body";
  },
  Slash: () => find("#q").focus()
};
const inThread = {
  KeyJ: () => go(find("[data-next]")),
  KeyK: () => go(find("[data-previous]")),
  KeyU: () => go(find("[data-back]")),
  KeyE: close,
  KeyR: () => find("#body")?.focus()
};
const does = find(".turning") ? inThread : inList;

const isTyping = target =>
  target.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])");

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (!use.checked || isTyping(event.target)) return;
  if (event.key == "?" || event.code == "Slash" && event.shiftKey) {
    event.preventDefault();
    keys.togglePopover();
    return;
  }
  if (event.shiftKey || event.repeat && event.code == "KeyE") return;
  const act = does[event.code] || (event.key == "/" ? does["Slash"] : null);
  if (!act || keys.matches(":popover-open")) return;
  event.preventDefault();
  act();
});

// A key that acts by itself must be able to be switched off (WCAG 2.1.4).
use.checked = kept(localStorage, OFF) == null;
use.addEventListener("change", () => keep(localStorage, OFF, use.checked ? null : "yes"));
find("[data-keys]").hidden = false;

if (all) {
  all.hidden = false;
  all.addEventListener("click", () => {
    const boxes = [...queue.querySelectorAll(".pick input")];
    const tickAll = boxes.some(box => !box.checked);
    for (const box of boxes) box.checked = tickAll;
  });
}
if (queue) {
  // Who closes one stays where they were.
  queue.addEventListener("submit", () => keep(sessionStorage, PLACE, String(links().indexOf(here()))));
  const place = Number(kept(sessionStorage, PLACE) || -1);
  keep(sessionStorage, PLACE, null);
  const every = links();
  if (place >= 0 && every.length && find(".said")) {
    every[Math.min(place, every.length - 1)].focus({ focusVisible: true });
  }
}
if (location.hash == "#body") find("#body")?.focus();
