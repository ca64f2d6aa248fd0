// A page of the service in a dialog over the page of an article, as high as what it holds.
import { make } from "./page.js";

// Keeps the page from scrolling below the dialog, and from growing by the width of its scroll bar.
const lock = () => {
  const html = document.documentElement;
  const { overflow, scrollbarGutter } = html.style;
  Object.assign(html.style, { overflow: "hidden", scrollbarGutter: innerWidth > html.clientWidth ? "stable" : "" });
  return () => Object.assign(html.style, { overflow, scrollbarGutter });
};

// Opens `src` in a dialog within `root`; `tell` hears what has come of it.
export const open = (root, { src, label, close, theme, passage, tell }) => {
  const home = new URL(src).origin;
  // Its name tells the pages in the frame the theme, whichever of them the reader goes on to.
  const frame = make("iframe", { title: label, src, name: theme });
  const dialog = make("dialog", { ariaLabel: label },
    make("button", { className: "x", ariaLabel: close, textContent: "×", onclick: () => dialog.close() }), frame);
  const hear = event => {
    if (event.source != frame.contentWindow || event.origin != home) return;
    const said = event.data.talktous;
    if (said > 0) frame.style.height = said + "px";
    else if (said == "close") dialog.close();
    else if (said == "without") passage = null;
    else tell(said);
  };
  frame.onload = () => {
    frame.contentWindow.postMessage({ talktous: passage || {} }, home);
    frame.focus();
  };
  const unlock = lock();
  addEventListener("message", hear);
  dialog.onclose = () => {
    removeEventListener("message", hear);
    unlock();
    dialog.remove();
    tell("closed");
  };
  root.append(dialog);
  dialog.showModal();
  tell("opened");
};
