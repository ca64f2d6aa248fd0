// Offers to ask about the passage that a reader has selected: below its last line, and for the
// keyboard as the next stop after it.
import { make } from "./page.js";
import { owner, quote, UNSEEN } from "./quote.js";

const LONGEST = 2000;

// The panel of the text that an element is part of, where the page has several.
const responsible = element => element && (element.querySelector("talk-to-us") || responsible(element.parentElement));

// The selection that a reader may ask about in this panel.
const selected = panel => {
  const selection = getSelection();
  if (selection.isCollapsed) return null;
  const { length } = ("" + selection).trim();
  const range = selection.getRangeAt(0);
  const within = owner(range.commonAncestorContainer);
  return length < 2 || length > LONGEST || within.closest("nav,form,[contenteditable]," + UNSEEN)
    || responsible(within) != panel ? null : range;
};

// Offers it as long as the panel is in the page: none is responsible that is not.
export const offer = (root, properties, ask) => {
  const button = make("button", { popover: "manual", ...properties });
  let range, waiting;

  const show = () => {
    if (root.activeElement == button) return;
    button.hidePopover();
    range = selected(root.host);
    const line = range && [...range.getClientRects()].pop();
    if (!line) return;
    button.showPopover();
    button.style.top = line.bottom + scrollY + 8 + "px";
    button.style.left = Math.max(8, Math.min(line.left, innerWidth - button.offsetWidth - 8)) + scrollX + "px";
  };

  // Pressing it must not end the selection that it is about.
  button.onpointerdown = event => event.preventDefault();
  button.onclick = () => {
    button.hidePopover();
    ask(quote(range));
  };
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 200);
  };
  document.addEventListener("selectionchange", wait);
  document.addEventListener("keydown", event => {
    if (!button.matches(":popover-open")) return;
    if (event.key == "Escape") button.hidePopover();
    if (event.key != "Tab" || event.shiftKey || root.activeElement == button) return;
    event.preventDefault();
    button.focus();
  });
  root.append(button);
  // What was selected before the panel was there.
  wait();
};
