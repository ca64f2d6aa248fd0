// Runs the inbox by keys, as mail programs do: by where a key is, so that they work under a Russian
// layout too. Without this, everything stands on the page as links and buttons.
(function () {
  var OFF = "talk.keys-off";
  var PLACE = "talk.inbox-place";
  var queue = document.getElementById("queue");
  var keys = document.getElementById("keys");
  var use = document.getElementById("use-keys");
  var all = document.querySelector("[data-all]");

  function kept(storage, name) {
    try {
      return storage.getItem(name);
    } catch (refused) {
      return null;
    }
  }
  function keep(storage, name, value) {
    try {
      if (value === null) storage.removeItem(name);
      else storage.setItem(name, value);
    } catch (refused) {}
  }

  function links() {
    return Array.from(document.querySelectorAll(".queue .open-query"));
  }
  function here() {
    var row = document.activeElement && document.activeElement.closest(".queue > li");
    return row && row.querySelector(".open-query");
  }
  function go(link) {
    if (link) location.href = link.href;
  }
  function find(selector) {
    return document.querySelector(selector);
  }
  function move(by) {
    var every = links();
    if (!every.length) return;
    var at = every.indexOf(here());
    var next = at < 0 ? (by > 0 ? 0 : every.length - 1) : at + by;
    var link = every[Math.max(0, Math.min(every.length - 1, next))];
    link.focus({ focusVisible: true });
    link.scrollIntoView({ block: "nearest" });
  }
  function tick() {
    var link = here();
    if (link) link.closest("li").querySelector(".pick input").click();
  }
  function close() {
    var button = find("[data-close]");
    if (!button) return;
    if (queue && !queue.querySelector(".pick :checked")) {
      var link = here();
      if (!link) return;
      link.closest("li").querySelector(".pick input").checked = true;
    }
    button.click();
  }

  var inList = {
    KeyJ: function () { move(1); },
    KeyK: function () { move(-1); },
    KeyO: function () { go(here()); },
    KeyX: tick,
    KeyE: close,
    KeyR: function () {
      var link = here();
      if (link) location.href = link.href + "#body";
    },
    Slash: function () { find("#q").focus(); },
  };
  var inThread = {
    KeyJ: function () { go(find("[data-next]")); },
    KeyK: function () { go(find("[data-previous]")); },
    KeyU: function () { go(find("[data-back]")); },
    KeyE: close,
    KeyR: function () {
      var body = find("#body");
      if (body) body.focus();
    },
  };
  var does = find(".turning") ? inThread : inList;

  function isTyping(target) {
    return target.closest(
      "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])",
    );
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!use.checked || isTyping(event.target)) return;
    var asks = event.key === "?" || (event.code === "Slash" && event.shiftKey);
    if (asks) {
      event.preventDefault();
      keys.togglePopover();
      return;
    }
    if (event.shiftKey || event.repeat && event.code === "KeyE") return;
    var act = does[event.code] || (event.key === "/" ? does.Slash : null);
    if (!act || keys.matches(":popover-open")) return;
    event.preventDefault();
    act();
  });

  // A key that acts by itself must be able to be switched off (WCAG 2.1.4).
  use.checked = kept(localStorage, OFF) === null;
  use.addEventListener("change", function () {
    keep(localStorage, OFF, use.checked ? null : "yes");
  });
  find("[data-keys]").hidden = false;

  if (all) {
    all.hidden = false;
    all.addEventListener("click", function () {
      var boxes = Array.from(queue.querySelectorAll(".pick input"));
      var tickAll = boxes.some(function (box) { return !box.checked; });
      boxes.forEach(function (box) { box.checked = tickAll; });
    });
  }
  if (queue) {
    // Who closes one stays where they were.
    queue.addEventListener("submit", function () {
      keep(sessionStorage, PLACE, String(links().indexOf(here())));
    });
    var place = Number(kept(sessionStorage, PLACE) || -1);
    keep(sessionStorage, PLACE, null);
    var every = links();
    if (place >= 0 && every.length && find(".said")) {
      every[Math.min(place, every.length - 1)].focus({ focusVisible: true });
    }
  }
  if (location.hash === "#body" && find("#body")) find("#body").focus();
})();
