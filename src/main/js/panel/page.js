// What the panel's scripts know of the page of an article that they stand on.

export const make = (tag, properties, ...inner) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inner);
  return made;
};

// The first of these descriptions that the page has, whichever way it is spelled.
export const meta = (...names) =>
  names.map(name => document.querySelector(`meta[name="${name}" i],meta[property="${name}" i]`))
    .find(found => found?.content)?.content.trim();

export const doi = () =>
  (meta("citation_doi", "dc.identifier.doi", "dc.identifier", "prism.doi") || "").match(/10\.\d{4,9}\/\S+/)?.[0];

export const canonical = () =>
  document.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0];
