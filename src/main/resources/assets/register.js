// Tells the service of an article that it does not know yet what its page says of it. Only on the
// first showing of an article, and only for sites that staff have let do so.
(() => {
  const page = document;

  const meta = (...names) =>
    names.map(name => page.querySelector(`meta[name="${name}" i],meta[property="${name}" i]`))
      .find(found => found?.content)?.content.trim();

  const canonical = () => page.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0];

  const doi = () =>
    (meta("citation_doi", "dc.identifier.doi", "dc.identifier", "prism.doi") || "").match(/10\.\d{4,9}\/\S+/)?.[0];

  // What the page says of its article: Highwire, Dublin Core, Open Graph, JSON-LD.
  const described = article => {
    const linked = [...page.querySelectorAll("script[type='application/ld+json']")]
      .flatMap(script => {
        try {
          const all = JSON.parse(script.text);
          return all["@graph"] || all;
        } catch {
          return [];
        }
      })
      .find(each => /Article/.test(each["@type"])) || {};
    return {
      article,
      doi: doi(),
      url: canonical(),
      title: meta("citation_title", "dc.title", "og:title") || linked.headline || page.title,
      language: meta("citation_language", "dc.language") || linked.inLanguage || page.documentElement.lang,
      journal: meta("citation_journal_title", "dc.source", "og:site_name") || linked.isPartOf?.name,
      sections: [...page.querySelectorAll("article h2,main h2")].slice(0, 50).map(each => each.textContent)
    };
  };

  talktous.register = (base, article) =>
    fetch(base + "embed/articles", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(described(article))
    });
})();
