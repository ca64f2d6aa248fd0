// A preview that was asked for before the form was made anew tells of hours that it no longer shows.
document.addEventListener("htmx:beforeSwap", event => {
  if (!event.detail.requestConfig.elt.isConnected) event.detail.shouldSwap = false;
});
