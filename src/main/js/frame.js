// A page of ours in the panel's dialog on another site. Which page that is, the browser says with
// its first message; only there this one's words go.
let host, home;

// The panel's theme, before anything is painted; without one, the reader's own holds.
if (/^(dark|light)$/.test(window.name)) document.documentElement.dataset.theme = window.name;

const tell = said => host?.postMessage({ talktous: said }, home);

const measure = () => tell(Math.ceil(document.body.getBoundingClientRect().height));

// What the reader has just done, told by the page that they are led to.
const happened = () => {
  const query = new URLSearchParams(location.search);
  if (/\/calls\/[^/]+$/.test(location.pathname) && query.has("booked")) return "booked";
  if (/\/comments\/[^/]+$/.test(location.pathname) && query.has("sent")) return "commented";
  return location.pathname.endsWith("/survey/thanks") ? "answered-survey" : null;
};

const quote = passage => {
  const quoted = document.getElementById("quoted");
  if (!quoted) return;
  for (const input of quoted.querySelectorAll("input")) {
    input.value = passage[input.name.replace("quote-", "")] || "";
    input.disabled = !passage.exact;
  }
  quoted.querySelector("blockquote").textContent = passage.exact || "";
  quoted.hidden = !passage.exact;
};

addEventListener("message", event => {
  if (event.source != parent || parent == window || !event.data?.talktous) return;
  const first = !host;
  host = parent;
  home = event.origin;
  quote(event.data.talktous);
  if (!first) return;
  new ResizeObserver(measure).observe(document.body);
  const said = happened();
  if (said) tell(said);
});

addEventListener("keydown", event => {
  if (event.key == "Escape" && !event.defaultPrevented) tell("close");
});

document.addEventListener("click", event => {
  if (event.target.closest("#quoted button")) {
    quote({});
    tell("without");
    return;
  }
  const link = event.target.closest("a[href]");
  if (!link) return;
  if (link.origin != location.origin) {
    link.target = "_blank";
  } else if (/\/articles\/[^/]+$/.test(link.pathname)) {
    // The article is the page that the dialog stands on.
    event.preventDefault();
    tell("close");
  }
});
