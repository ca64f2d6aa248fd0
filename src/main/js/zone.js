// Tells the server the zone this browser lives in, before anything is painted: times in another
// zone would have to jump. Remembered for the session only, so that a traveller is asked again.
const { home, reload } = document.currentScript.dataset;
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const isKnown = () => /(^|; )zone=/.test(document.cookie);

if (zone && !isKnown()) {
  document.cookie = `zone=${zone};path=${home.slice(0, -1) || "/"};samesite=lax`;
  const address = new URL(location.href);
  if (reload != null && !address.searchParams.has("zone")) {
    document.documentElement.hidden = true;
    if (isKnown()) {
      location.reload();
    } else {
      // Cookies are refused: the address must carry it.
      address.searchParams.set("zone", zone);
      location.replace(address);
    }
  }
}
