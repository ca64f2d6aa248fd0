// Tells the server the zone this browser lives in, before anything is painted: times in another
// zone would have to jump. Remembered for the session only, so that a traveller is asked again.
(function () {
  var zone;
  try {
    zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch (old) {}
  var known = /(^|; )zone=/;
  if (!zone || known.test(document.cookie)) return;
  document.cookie = "zone=" + zone + ";path=/;samesite=lax";
  var address = new URL(location.href);
  if (!("reload" in document.currentScript.dataset) || address.searchParams.has("zone")) return;
  document.documentElement.hidden = true;
  if (known.test(document.cookie)) {
    location.reload();
  } else {
    // Cookies are refused: the address must carry it.
    address.searchParams.set("zone", zone);
    location.replace(address);
  }
})();
