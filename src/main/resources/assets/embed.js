// The loader of the panel: puts <talk-to-us> where the snippet stands, keeps its place free, and
// brings the rest when it comes near the viewport. Lines of comment and indentation are not sent.
(function (page) {
  var snippet = page.currentScript;
  var base = snippet.src.split("embed.js")[0];
  var given = page.getElementsByTagName("talk-to-us");

  function set(panel, styles) {
    for (var name in styles) panel.style.setProperty(name, styles[name], "important");
  }

  // Room is taken before the first paint, where nobody looks, or at the reader's own doing: none of
  // these is a layout shift (Layout Instability, section 2.2).
  function reserve(panel) {
    var width = panel.clientWidth;
    var room = width < 360 ? 424 : width < 480 ? 376 : width < 760 ? 276 : 204;
    if ("answers" in panel.dataset) room += 52;
    set(panel, { height: "auto", "min-height": room + "px", overflow: "visible" });
  }

  function bring() {
    if (window.talktous) return;
    window.talktous = {};
    var rest = page.createElement("script");
    rest.src = base + "@PANEL@";
    rest.nonce = snippet.nonce;
    page.head.append(rest);
  }

  function watch(panel) {
    var root = page.documentElement;
    if (panel.dataset.display == "button") {
      set(panel, { display: "block", position: "fixed", bottom: 0, width: "1px", height: "1px" });
    } else {
      set(panel, { display: "block", height: 0, overflow: "hidden" });
      var seen = performance.getEntriesByType("paint")[0];
      if (seen && root.scrollHeight > innerHeight) {
        var out = new IntersectionObserver(function (all) {
          if (all[0].isIntersecting) return;
          out.disconnect();
          reserve(panel);
        });
        out.observe(panel);
        ["pointerdown", "keydown"].forEach(function (doing) {
          addEventListener(doing, reserve.bind(null, panel), { once: true });
        });
      } else reserve(panel);
    }
    new IntersectionObserver(
      function (all, watcher) {
        if (!all[0].isIntersecting) return;
        watcher.disconnect();
        bring();
      },
      { rootMargin: "600px" }
    ).observe(panel);
  }

  function begin() {
    if (snippet.dataset.article || !given[0]) {
      var panel = page.createElement("talk-to-us");
      Object.assign(panel.dataset, snippet.dataset);
      if (page.body.contains(snippet)) snippet.after(panel);
      else page.body.append(panel);
      watch(panel);
    } else Array.from(given).forEach(watch);
  }

  if (page.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})(document);
