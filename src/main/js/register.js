// Tells the service of an article that it does not know yet what its page says of it. Only on the
// first showing of an article, and only for sites that staff have let do so.
import { canonical, doi, meta } from "./panel/page.js";

const linked = () =>
  [...document.querySelectorAll("script[type='application/ld+json']")]
    .flatMap(script => {
      try {
        const all = JSON.parse(script.text);
        return [all["@graph"] || all].flat();
      } catch {
        return [];
      }
    })
    .find(each => /Article/.test(each["@type"])) || {};

const authors = article => {
  const named = [...document.querySelectorAll("meta[name=citation_author i],meta[name='dc.creator' i]")]
    .map(each => each.content);
  return named.length ? named : [article.author].flat().map(each => each?.name || each).filter(Boolean);
};

// What the page says of its article: Highwire, Dublin Core, Open Graph, JSON-LD.
const described = article => {
  const data = linked();
  return {
    article,
    doi: doi(),
    url: canonical(),
    title: meta("citation_title", "dc.title", "og:title") || data.headline || document.title,
    authors: authors(data).slice(0, 100),
    language: meta("citation_language", "dc.language") || data.inLanguage || document.documentElement.lang,
    journal: meta("citation_journal_title", "dc.source", "og:site_name") || data.isPartOf?.name,
    sections: [...document.querySelectorAll("article h2,main h2")].slice(0, 50).map(each => each.textContent)
  };
};

talktous.register = (base, article) =>
  fetch(base + "embed/articles", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(described(article))
  });
