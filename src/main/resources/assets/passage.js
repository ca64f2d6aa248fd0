// Offers to ask about the passage that a reader has selected.
(function () {
  var paper = document.querySelector("[data-edition]");
  var ask = document.getElementById("ask");
  var comment = ask.href;
  var longest = 2000;
  var waiting;

  document.querySelector(".select").hidden = false;

  // A place is counted as the service counts it: from the beginning of the whole text.
  function place(block, node, offset) {
    var before = document.createRange();
    before.selectNodeContents(block);
    if (node) before.setEnd(node, offset);
    return Number(block.dataset.at) + before.toString().length;
  }

  function selected() {
    var selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    var range = selection.getRangeAt(0);
    var blocks = Array.from(paper.querySelectorAll("[data-at]")).filter(function (block) {
      return range.intersectsNode(block);
    });
    if (!blocks.length) return null;
    var first = blocks[0];
    var last = blocks[blocks.length - 1];
    var start = first.contains(range.startContainer)
      ? place(first, range.startContainer, range.startOffset)
      : Number(first.dataset.at);
    var end = last.contains(range.endContainer)
      ? place(last, range.endContainer, range.endOffset)
      : place(last);
    // A selection by three clicks ends before the first letter of the next paragraph.
    if (end === Number(last.dataset.at) && blocks.length > 1) {
      last = blocks[blocks.length - 2];
      end = place(last);
    }
    return end - start < 2 || end - start > longest ? null : { start: start, end: end, last: last };
  }

  function offer() {
    if (document.activeElement === ask) return;
    ask.hidden = true;
    document.body.append(ask);
    var passage = selected();
    if (!passage) return;
    ask.href = comment + "?passage=" + [paper.dataset.edition, passage.start, passage.end].join(".");
    // Beside the passage also for the keyboard: it is the next stop after it.
    if (passage.last.matches("li")) passage.last.append(ask);
    else passage.last.after(ask);
    var lines = getSelection().getRangeAt(0).getClientRects();
    var line = lines[lines.length - 1];
    ask.hidden = false;
    ask.style.top = Math.round(line.bottom + scrollY + 8) + "px";
    ask.style.left = Math.round(Math.max(8, Math.min(line.left, innerWidth - ask.offsetWidth - 8))) + "px";
  }

  document.addEventListener("selectionchange", function () {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 200);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") ask.hidden = true;
  });
  // Pressing it must not end the selection that it is about.
  ask.addEventListener("pointerdown", function (event) {
    event.preventDefault();
  });
})();
