// Tells the service of an article that it does not know yet what its page says of it. Only on the
// first showing of an article, and only for sites that staff have let do so.
import { canonical, doi, metas } from "./panel/page.js";

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
  // Of one scheme: another spells the same names in its own way.
  const named = ["citation_author", "dc.creator"].map(name => metas(name)).find(each => each.length);
  return named || [article.author].flat().map(each => each?.name || each).filter(Boolean);
};

// What the page says of its article: Highwire, Dublin Core, Open Graph, JSON-LD.
const described = article => {
  const data = linked();
  return {
    article,
    doi: doi(...[data["@id"], data.identifier, data.sameAs].flat().map(each => `${each?.value || each}`)),
    url: canonical(),
    title: metas("citation_title", "dc.title", "og:title")[0] || data.headline || document.title,
    authors: authors(data).slice(0, 100),
    language: metas("citation_language", "dc.language")[0] || data.inLanguage || document.documentElement.lang,
    journal: metas("citation_journal_title", "dc.source", "og:site_name")[0] || data.isPartOf?.name,
    sections: [...document.querySelectorAll("article h2,main h2")].slice(0, 50).map(each => each.textContent)
  };
};

// Registers the article, and tells its slug.
talktous.register = async (base, article) => {
  const answer = await fetch(base + "embed/articles", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(described(article))
  });
  const said = await answer.json();
  if (!answer.ok) throw Error("the article of this page could not be registered: " + (said.detail || said.title));
  return said.slug;
};
