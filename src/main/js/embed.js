// The loader of the panel: puts <talk-to-us> where the snippet stands, keeps its place free, and
// brings the rest when it comes near the viewport.
const snippet = document.currentScript;
const base = snippet.src.split("embed.js")[0];

const set = (panel, styles) => {
  for (const name in styles) panel.style.setProperty(name, styles[name], "important");
};

// Room is taken before the first paint, where nobody looks, or at the reader's own doing: none of
// these is a layout shift (Layout Instability, section 2.2).
const reserve = panel => {
  const width = panel.clientWidth;
  let room = width < 360 ? 424 : width < 480 ? 376 : width < 760 ? 276 : 204;
  if ("answers" in panel.dataset) room += 52;
  set(panel, { height: "auto", "min-height": room + "px", overflow: "visible" });
};

const bring = () => {
  if (window.talktous) return;
  window.talktous = {};
  const rest = document.createElement("script");
  rest.src = base + "@PANEL@";
  rest.nonce = snippet.nonce;
  document.head.append(rest);
};

const reserveUnseen = panel => {
  const unseen = new IntersectionObserver(all => {
    if (all[0].isIntersecting) return;
    unseen.disconnect();
    reserve(panel);
  });
  unseen.observe(panel);
  for (const doing of ["pointerdown", "keydown"]) addEventListener(doing, () => reserve(panel), { once: true });
};

const watch = panel => {
  if (panel.dataset.display == "button") {
    set(panel, { display: "block", position: "fixed", bottom: 0, width: "1px", height: "1px", "z-index": 2147483647 });
  } else {
    set(panel, { display: "block", height: 0, overflow: "hidden" });
    const painted = performance.getEntriesByType("paint")[0];
    if (painted && document.documentElement.scrollHeight > innerHeight) reserveUnseen(panel);
    else reserve(panel);
  }
  new IntersectionObserver(
    (all, watcher) => {
      if (!all[0].isIntersecting) return;
      watcher.disconnect();
      bring();
    },
    { rootMargin: "600px" }
  ).observe(panel);
};

const begin = () => {
  const given = [...document.getElementsByTagName("talk-to-us")];
  if (!snippet.dataset.article && given[0]) {
    given.forEach(watch);
    return;
  }
  const panel = document.createElement("talk-to-us");
  Object.assign(panel.dataset, snippet.dataset);
  if (document.body.contains(snippet)) snippet.after(panel);
  else document.body.append(panel);
  watch(panel);
};

// A passage can be asked about before the panel is near.
document.addEventListener("selectionchange", () => getSelection().isCollapsed || bring());

// In the head, an async script may run anywhere in the middle of the page.
if (document.readyState != "loading" || document.body?.contains(snippet)) begin();
else addEventListener("DOMContentLoaded", begin);
