// The panel on the page of an article: what it shows, its dialog, and the passage that a reader
// asks about. Nothing is kept in the page, and nobody is asked but the service.
import { open } from "./panel/dialog.js";
import { offer } from "./panel/offer.js";
import { canonical, doi, make } from "./panel/page.js";
import { styles } from "./panel/styles.js";

const { src, nonce } = document.currentScript;
const base = src.split("assets/")[0];

const load = path =>
  new Promise(onload => document.head.append(make("script", { src: base + path, nonce, onload })));

// What there is to show, or why there is nothing; registers the article first where the site may.
const find = async (name, lang) => {
  const ask = article =>
    fetch(base + "embed/panel?" + new URLSearchParams({ article, lang })).then(answer => answer.json());
  try {
    const found = await ask(name);
    if (!found.register) return found;
    await load(found.register);
    return await ask(await talktous.register(base, name));
  } catch (failure) {
    return { refused: "Talk to Us: " + failure.message };
  }
};

customElements.define("talk-to-us", class extends HTMLElement {
  disconnectedCallback() {
    this.shadowRoot.querySelector("dialog")?.close();
  }

  async connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styles];
    const { article, display, theme = "" } = this.dataset;
    this.style.setProperty("color-scheme", theme || "light dark", "important");
    const found = await find(
      article || doi() || canonical(),
      this.dataset.lang || this.closest("[lang]")?.lang || navigator.language);
    const { slug, lang, words } = found;
    if (!slug) {
      console.error(found.refused);
      this.remove();
      return;
    }
    const tell = name =>
      this.dispatchEvent(
        new CustomEvent("talktous:" + name, { bubbles: true, detail: { article: slug } }));

    const show = (way, label, passage = null) => {
      const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      const src = base + "articles/" + slug + "/" + way + "?" + new URLSearchParams({ embedded: 1, lang, zone });
      open(root, { src, label, close: words.close, theme, passage, tell });
    };
    const button = (way, label, className = "") =>
      make("button", { textContent: label, className, onclick: () => show(way, label) });

    const panel = make("section", { className: "p", lang });
    if (display == "button") {
      // The page of the call leads to the others.
      panel.className += " float";
      panel.append(button("call", words.title, "do"));
    } else {
      panel.ariaLabel = words.title;
      panel.append(
        make("h2", { textContent: words.title }), make("p", { textContent: words.lead }),
        button("call", words.call, "do"), button("comment", words.write));
      if (words.survey) panel.append(button("survey", words.survey));
      if ("answers" in this.dataset) load(found.answers).then(() => talktous.answers(panel, base, found));
    }
    root.append(panel);
    offer(root, { className: "ask", textContent: words.ask, lang },
      passage => show("comment", words.ask, passage));
    tell("ready");
  }
});
