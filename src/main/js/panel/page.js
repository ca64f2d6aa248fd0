// What the panel's scripts know of the page of an article that they stand on.

export const make = (tag, properties, ...inner) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inner);
  return made;
};

// What the page says under these names, whichever way they are spelled.
export const metas = (...names) =>
  names.flatMap(name => [...document.querySelectorAll(`meta[name="${name}" i],meta[property="${name}" i]`)])
    .map(each => each.content.trim())
    .filter(Boolean);

export const doi = (...texts) =>
  [...metas("citation_doi", "dc.identifier.doi", "dc.identifier", "prism.doi"), ...texts]
    .map(text => text.match(/10\.\d{4,9}\/\S+/)?.[0]).find(Boolean);

export const canonical = () =>
  document.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0];
