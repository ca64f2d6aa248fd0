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
const find = async (article, lang) => {
  const ask = () =>
    fetch(base + "embed/panel?" + new URLSearchParams({ article, lang })).then(answer => answer.json());
  try {
    const found = await ask();
    if (!found.register) return found;
    await load(found.register);
    await talktous.register(base, article);
    return await ask();
  } catch (failure) {
    return { refused: "Talk to Us: " + failure };
  }
};

customElements.define("talk-to-us", class extends HTMLElement {
  async connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styles];
    const { article, display, theme = "" } = this.dataset;
    const floating = display == "button";
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
        new CustomEvent("talktous:" + name, { bubbles: true, composed: true, detail: { article: slug } }));

    const show = (way, label, passage = null) => {
      const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      const src = base + "articles/" + slug + "/" + way + "?" + new URLSearchParams({ embedded: 1, lang, zone });
      open(root, { src, label, close: words.close, theme, passage, tell });
    };
    const button = (way, label, className = "") =>
      make("button", { textContent: label, className, onclick: () => show(way, label) });

    const panel = make("section", { className: "p " + theme, lang });
    if (floating) {
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
    // A page may hold several panels, and one passage at a time is selected in it.
    if (document.querySelector("talk-to-us") == this) {
      offer(root, { className: "ask " + theme, textContent: words.ask, lang },
        passage => show("comment", words.ask, passage));
    }
    tell("ready");
  }
});
