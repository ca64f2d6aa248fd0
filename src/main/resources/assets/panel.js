// The panel on the page of an article: what it shows, its dialog, and the passage that a reader
// asks about. Nothing is kept in the page, and nobody is asked but the service.
(() => {
  const page = document;
  const { src, nonce } = page.currentScript;
  const base = src.slice(0, src.lastIndexOf("assets/"));
  const home = new URL(base).origin;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host{--accent:var(--talk-accent,light-dark(#0b6160,#5ec4bd))}
    .p,dialog,.ask{all:initial;direction:ltr;color-scheme:light dark;box-sizing:border-box;
      font:17px/1.5 system-ui,sans-serif;color:light-dark(#1c2230,#e8e6e1);
      background:light-dark(#fbfaf7,#14171c);border:1px solid light-dark(#e4e0d8,#3a3f48)}
    .dark{color-scheme:dark}.light{color-scheme:light}
    .p{display:block;padding:20px;border-radius:8px}
    .p.float{position:fixed;inset:auto 16px 16px auto;z-index:2147483647;padding:0;border:0}
    h2{margin:0;font:600 21px/1.3 Charter,Cambria,serif}
    p{margin:8px 0 12px}
    button{font:inherit;min-height:44px;padding:4px 16px;margin:0 8px 8px 0;cursor:pointer;
      border:1px solid var(--accent);border-radius:8px;background:none;color:var(--accent)}
    .do,.ask{background:var(--accent);color:var(--talk-on-accent,light-dark(#fff,#14171c))}
    .float .do{margin:0}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    .ask{position:absolute;margin:0;min-height:44px;padding:4px 16px;cursor:pointer;
      border-radius:8px;max-width:calc(100vw - 16px)}
    .ask:not(:popover-open),dialog:not([open]){display:none}
    dialog{position:fixed;inset:0;margin:16px auto;padding:0;border-radius:8px;overflow:hidden;
      flex-direction:column;width:min(1000px,calc(100vw - 32px));height:fit-content;
      max-height:calc(100dvh - 32px);display:flex}
    dialog::backdrop{background:#0009}
    .x{align-self:end;margin:4px;border:0;font-size:24px}
    iframe{border:0;width:100%;height:600px;flex:0 1 auto}
    @media(max-width:600px){
      dialog{margin:0;width:100vw;height:100dvh;max-height:none;border:0;border-radius:0}
      iframe{flex:1;height:auto!important}
    }`);

  const make = (tag, properties, ...inner) => {
    const made = Object.assign(page.createElement(tag), properties);
    made.append(...inner);
    return made;
  };

  const load = path =>
    new Promise(onload => page.head.append(make("script", { src: base + path, nonce, onload })));

  const doi = () =>
    page.querySelector("meta[name=citation_doi i],meta[name='dc.identifier' i]")?.content.match(/10\.\d{4,9}\/\S+/)?.[0];

  const owner = node => (node.closest ? node : node.parentElement);

  // A selection as the reader sees it, with what stands around it and the heading above it.
  const quote = range => {
    const scope = owner(range.commonAncestorContainer).closest("article,main,[role=main],body");
    let text = "", section = "", end;
    const read = node => {
      if (node.data != null) {
        const at = node == range.startContainer ? range.startOffset : 0;
        const inside = range.intersectsNode(node);
        if (inside && end == null) text += node.data.slice(0, at) + "\0" + node.data.slice(at);
        else text += node.data;
        if (inside) end = text.length - (node == range.endContainer ? node.length - range.endOffset : 0);
        return;
      }
      if (node.matches?.("script,style,noscript,annotation,[role=doc-noteref],sup:has(a[href*='#']),talk-to-us")
        || node.checkVisibility?.() === false) return;
      const apart = node.localName == "br" || !/^(inline|contents|ruby)/.test(getComputedStyle(node).display) && !node.closest("math *");
      if (apart) text += "\n";
      if (/^h[1-6]$/.test(node.localName) && end == null) section = node.textContent;
      node.childNodes.forEach(read);
      if (apart) text += "\n";
    };
    read(scope);
    const [prefix, exact, suffix] = (text.slice(0, end) + "\0" + text.slice(end))
      .replace(/[\xad\u200b]/g, "").replace(/[\ufb00-\ufb06]/g, each => each.normalize("NFKC")).replace(/\s+/g, " ").split("\0");
    return { exact: exact.trim(), prefix: prefix.slice(-32), suffix: suffix.slice(0, 32), section: section.trim() };
  };

  customElements.define("talk-to-us", class extends HTMLElement {
    async connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const lang = this.dataset.lang || this.closest("[lang]")?.lang || navigator.language;
      const theme = this.dataset.theme || "";
      const key = this.dataset.article || doi()
        || page.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0];
      const asked = new URLSearchParams({ article: key, lang });
      const ask = () => fetch(base + "embed/panel?" + asked).then(answer => answer.json());
      const html = page.documentElement;
      let found;
      try {
        found = await ask();
        if (found.register) {
          await load(found.register);
          await talktous.register(base, key);
          found = await ask();
        }
      } catch (failure) {
        found = { refused: "Talk to Us: " + failure };
      }
      if (!found.slug) {
        console.error(found.refused);
        return this.remove();
      }
      const { slug, words } = found;
      const tell = name =>
        this.dispatchEvent(new CustomEvent("talktous:" + name, { bubbles: true, composed: true, detail: { article: slug } }));

      const open = (way, label, passage) => {
        const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
        const frame = make("iframe", {
          title: label,
          src: base + "articles/" + slug + "/" + way + "?" + new URLSearchParams({ embedded: 1, lang: found.lang, zone })
        });
        const dialog = make("dialog", { className: theme, ariaLabel: label },
          make("button", { className: "x", ariaLabel: words.close, textContent: "×", onclick: () => dialog.close() }), frame);
        const hear = event => {
          if (event.source != frame.contentWindow || event.origin != home) return;
          const said = event.data.talktous;
          if (said > 0) frame.style.height = said + "px";
          else if (said == "close") dialog.close();
          else if (said == "without") passage = null;
          else tell(said);
        };
        frame.onload = () => {
          frame.contentWindow.postMessage({ talktous: passage || {} }, home);
          frame.focus();
        };
        const { overflow, paddingInlineEnd } = html.style;
        const gap = innerWidth - html.clientWidth;
        html.style.overflow = "hidden";
        if (gap) html.style.paddingInlineEnd = gap + "px";
        addEventListener("message", hear);
        dialog.onclose = () => {
          removeEventListener("message", hear);
          Object.assign(html.style, { overflow, paddingInlineEnd });
          dialog.remove();
          tell("closed");
        };
        root.append(dialog);
        dialog.showModal();
        tell("opened");
      };

      const button = (way, label, look) =>
        make("button", { textContent: label, className: look || "", onclick: () => open(way, label) });
      const floating = this.dataset.display == "button";
      const panel = make("section", { className: "p " + theme + (floating ? " float" : ""), lang: found.lang });
      if (floating) panel.append(button("call", words.title, "do"));
      else {
        panel.ariaLabel = words.title;
        panel.append(
          make("h2", { textContent: words.title }), make("p", { textContent: words.lead }),
          button("call", words.call, "do"), button("comment", words.write));
        if (words.survey) panel.append(button("survey", words.survey));
        if ("answers" in this.dataset) load(found.answers).then(() => talktous.answers(panel, base, found));
      }

      const offer = make("button", { className: "ask " + theme, textContent: words.ask, popover: "manual", lang: found.lang });
      root.append(panel, offer);
      if (page.querySelector("talk-to-us") == this) {
        let range, waiting;
        offer.onpointerdown = event => event.preventDefault();
        offer.onclick = () => {
          offer.hidePopover();
          open("comment", words.ask, quote(range));
        };
        page.addEventListener("selectionchange", () => {
          clearTimeout(waiting);
          waiting = setTimeout(() => {
            if (root.activeElement == offer) return;
            offer.hidePopover();
            const selection = getSelection();
            const length = ("" + selection).trim().length;
            if (length < 2 || length > 2e3) return;
            range = selection.getRangeAt(0);
            if (owner(range.commonAncestorContainer).closest("nav,form,talk-to-us,[contenteditable]")) return;
            const line = [...range.getClientRects()].pop();
            offer.showPopover();
            offer.style.top = line.bottom + scrollY + 8 + "px";
            offer.style.left = Math.max(8, Math.min(line.left, innerWidth - offer.offsetWidth - 8)) + scrollX + "px";
          }, 200);
        });
        // The offer stands next to the passage for the keyboard too.
        page.addEventListener("keydown", event => {
          if (!offer.matches(":popover-open")) return;
          if (event.key == "Escape") offer.hidePopover();
          if (event.key != "Tab" || event.shiftKey || root.activeElement == offer) return;
          event.preventDefault();
          offer.focus();
        });
      }
      tell("ready");
    }
  });
})();
