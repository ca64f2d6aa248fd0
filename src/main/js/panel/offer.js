// Offers to ask about the passage that a reader has selected: below its last line, and for the
// keyboard as the next stop after it.
import { make } from "./page.js";
import { owner, quote } from "./quote.js";

const LONGEST = 2000;

// The selection that a reader may ask about.
const selected = () => {
  const selection = getSelection();
  const length = ("" + selection).trim().length;
  if (length < 2 || length > LONGEST) return null;
  const range = selection.getRangeAt(0);
  return owner(range.commonAncestorContainer).closest("nav,form,talk-to-us,[contenteditable]") ? null : range;
};

export const offer = (root, properties, ask) => {
  const button = make("button", { popover: "manual", ...properties });
  let range, waiting;

  const show = () => {
    if (root.activeElement == button) return;
    button.hidePopover();
    range = selected();
    if (!range) return;
    const line = [...range.getClientRects()].pop();
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
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 200);
  });
  document.addEventListener("keydown", event => {
    if (!button.matches(":popover-open")) return;
    if (event.key == "Escape") button.hidePopover();
    if (event.key != "Tab" || event.shiftKey || root.activeElement == button) return;
    event.preventDefault();
    button.focus();
  });
  root.append(button);
};
