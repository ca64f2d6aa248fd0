// A page of ours in the panel's dialog on another site. Which page that is, the browser says with
// its first message; only there this one's words go.
(function () {
  var home;
  var host;

  function tell(said) {
    if (host) host.postMessage({ talktous: said }, home);
  }

  function measure() {
    tell(Math.ceil(document.body.getBoundingClientRect().height));
  }

  function happened() {
    var path = location.pathname;
    var query = new URLSearchParams(location.search);
    if (/\/calls\/[^/]+$/.test(path) && query.has("booked")) return "booked";
    if (/\/comments\/[^/]+$/.test(path) && query.has("sent")) return "commented";
    return /\/survey\/thanks$/.test(path) ? "answered-survey" : null;
  }

  function quote(passage) {
    var quoted = document.getElementById("quoted");
    if (!quoted) return;
    quoted.querySelectorAll("input").forEach(function (input) {
      input.value = passage[input.name.replace("quote-", "")] || "";
      input.disabled = !passage.exact;
    });
    quoted.querySelector("blockquote").textContent = passage.exact || "";
    quoted.hidden = !passage.exact;
  }

  addEventListener("message", function (event) {
    if (event.source !== parent || parent === window || !event.data || !event.data.talktous) return;
    var first = !host;
    host = parent;
    home = event.origin;
    quote(event.data.talktous);
    if (!first) return;
    new ResizeObserver(measure).observe(document.body);
    var said = happened();
    if (said) tell(said);
  });

  addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !event.defaultPrevented) tell("close");
  });

  document.addEventListener("click", function (event) {
    var without = event.target.closest("#quoted button");
    if (without) {
      quote({});
      tell("without");
      return;
    }
    var link = event.target.closest("a[href]");
    if (!link) return;
    if (/\/articles\/[^/]+$/.test(link.pathname) && link.origin === location.origin) {
      // The article is the page that the dialog stands on.
      event.preventDefault();
      tell("close");
    } else if (link.origin !== location.origin) {
      link.target = "_blank";
    }
  });
})();
