// The public answers of an article under its panel, where the snippet asks for them (data-answers).
// They stand folded, so that no more than the line reserved for them is taken unasked.
import { make } from "./panel/page.js";

const styles = new CSSStyleSheet();

styles.replaceSync(`
  summary{min-height:44px;line-height:44px;cursor:pointer;color:var(--accent)}
  h3{margin:24px 0 8px;font:600 17px/1.4 Charter,Cambria,serif;overflow-wrap:anywhere}
  blockquote{margin:8px 0;padding-inline-start:12px;border-inline-start:3px solid var(--accent);overflow-wrap:anywhere}
  .text{white-space:pre-line;overflow-wrap:anywhere}
  a{color:var(--accent)}`);

const shown = (each, words) => [
  make("h3", { className: "text", dir: "auto", lang: each.language, textContent: each.question }),
  ...each.passage ? [make("blockquote", { dir: "auto", textContent: each.passage.exact })] : [],
  ...each.answers.map(answer => make("p", { className: "text", dir: "auto", textContent: answer.body })),
  make("a", { href: each.url, target: "_blank", rel: "noopener", textContent: words.permanent })
];

const read = address => fetch(address).then(answer => answer.ok ? answer.json() : { items: [] });

const more = (next, address, words) => {
  const button = make("button", { textContent: words.more });
  button.onclick = async () => {
    const { items, next: after } = await read(address + "?cursor=" + encodeURIComponent(next));
    button.before(...items.flatMap(each => shown(each, words)));
    if (after) button.replaceWith(more(after, address, words));
    else button.remove();
  };
  return button;
};

talktous.answers = async (panel, base, { slug, words }) => {
  const address = `${base}api/v1/articles/${slug}/answers`;
  const { items, next } = await read(address);
  if (!items.length) return;
  const root = panel.getRootNode();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles];
  const inner = items.flatMap(each => shown(each, words));
  if (next) inner.push(make("p", {}, more(next, address, words)));
  panel.append(make("details", {}, make("summary", { textContent: words.answers }), ...inner));
};
