// Tells the server the zone this browser lives in, before anything is painted: times in another
// zone would have to jump. Remembered for the session only, so that a traveller is asked again.
(function () {
  var zone;
  try {
    zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch (old) {}
  var known = /(^|; )zone=/;
  if (!zone || known.test(document.cookie)) return;
  var said = document.currentScript.dataset;
  document.cookie = "zone=" + zone + ";path=" + (said.home.slice(0, -1) || "/") + ";samesite=lax";
  var address = new URL(location.href);
  if (!("reload" in said) || address.searchParams.has("zone")) return;
  document.documentElement.hidden = true;
  if (known.test(document.cookie)) {
    location.reload();
  } else {
    // Cookies are refused: the address must carry it.
    address.searchParams.set("zone", zone);
    location.replace(address);
  }
})();
