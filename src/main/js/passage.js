// Offers to ask about the passage that a reader has selected.
const LONGEST = 2000;
const paper = document.querySelector("[data-edition]");
const ask = document.getElementById("ask");
const comment = ask.href;
let waiting;

document.querySelector(".select").hidden = false;

// A place is counted as the service counts it: from the beginning of the whole text, and without
// the white space that ends a block of the page.
const place = (block, node = null, offset = 0) => {
  const before = document.createRange();
  before.selectNodeContents(block);
  if (node) before.setEnd(node, offset);
  return Number(block.dataset.at) + Math.min(before.toString().length, block.textContent.trimEnd().length);
};

const selected = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const blocks = [...paper.querySelectorAll("[data-at]")].filter(block => range.intersectsNode(block));
  if (!blocks.length) return null;
  const first = blocks[0];
  let last = blocks.at(-1);
  const start = first.contains(range.startContainer)
    ? place(first, range.startContainer, range.startOffset)
    : Number(first.dataset.at);
  let end = last.contains(range.endContainer) ? place(last, range.endContainer, range.endOffset) : place(last);
  // A selection by three clicks ends before the first letter of the next paragraph.
  if (end == Number(last.dataset.at) && blocks.length > 1) {
    last = blocks.at(-2);
    end = place(last);
  }
  return end - start < 2 || end - start > LONGEST ? null : { start, end, last };
};

const offer = () => {
  if (document.activeElement == ask) return;
  ask.hidden = true;
  document.body.append(ask);
  const passage = selected();
  if (!passage) return;
  ask.href = comment + "?passage=" + [paper.dataset.edition, passage.start, passage.end].join(".");
  // Beside the passage also for the keyboard: it is the next stop after it.
  passage.last.after(ask);
  const line = [...getSelection().getRangeAt(0).getClientRects()].at(-1);
  ask.hidden = false;
  ask.style.top = Math.round(line.bottom + scrollY + 8) + "px";
  ask.style.left = Math.round(Math.max(8, Math.min(line.left, innerWidth - ask.offsetWidth - 8))) + "px";
};

document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(offer, 200);
});
document.addEventListener("keydown", event => {
  if (event.key == "Escape") ask.hidden = true;
});
// Pressing it must not end the selection that it is about.
ask.addEventListener("pointerdown", event => event.preventDefault());
