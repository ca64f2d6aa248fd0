// A selection as the reader sees it, with what stands around it and the heading above it.

export const owner = node => node.closest ? node : node.parentElement;

export const UNSEEN = "script,style,noscript,annotation,[role=doc-noteref],sup:has(a[href*='#']),talk-to-us";

// Whether lines break before and after an element; a formula is one run, though its signs are boxes.
const apart = element =>
  element.localName == "br"
  || !/^(inline|contents|ruby)/.test(getComputedStyle(element).display) && !element.closest("math *");

// Soft hyphens and zero-width spaces are not read, and ligatures are read as their letters.
const plain = text =>
  text.replace(/[\xad\u200b]/g, "").replace(/[\ufb00-\ufb06]/g, each => each.normalize("NFKC")).replace(/\s+/g, " ");

export const quote = range => {
  const scope = owner(range.commonAncestorContainer).closest("article,main,[role=main],body");
  let text = "", section = "", end;
  const read = node => {
    // Comments and instructions have data too.
    if (node.nodeType > 4) return;
    if (node.data != null) {
      const at = node == range.startContainer ? range.startOffset : 0;
      const inside = range.intersectsNode(node);
      if (inside && end == null) text += node.data.slice(0, at) + "\0" + node.data.slice(at);
      else text += node.data;
      if (inside) end = text.length - (node == range.endContainer ? node.length - range.endOffset : 0);
      return;
    }
    if (node.matches?.(UNSEEN) || node.checkVisibility?.() === false) return;
    const around = apart(node) ? "\n" : "";
    text += around;
    if (/^h[1-6]$/.test(node.localName) && end == null) section = node.textContent;
    node.childNodes.forEach(read);
    text += around;
  };
  read(scope);
  const [prefix, exact, suffix = ""] = plain(text.slice(0, end) + "\0" + text.slice(end)).split("\0");
  // Nothing where all that was selected is unseen.
  return { exact: end ? exact.trim() : "", prefix: prefix.slice(-32), suffix: suffix.slice(0, 32), section: section.trim() };
};
