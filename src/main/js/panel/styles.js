// The look of the panel. Nothing of the page reaches it but the two variables of its accent colour.
export const styles = new CSSStyleSheet();

styles.replaceSync(`
  :host{--accent:var(--talk-accent,light-dark(#0b6160,#5ec4bd))}
  .p,dialog,.ask{all:initial;direction:ltr;color-scheme:light dark;box-sizing:border-box;
    font:17px/1.5 system-ui,sans-serif;color:light-dark(#1c2230,#e8e6e1);
    background:light-dark(#fbfaf7,#14171c);border:1px solid light-dark(#e4e0d8,#3a3f48)}
  .dark{color-scheme:dark}.light{color-scheme:light}
  .p{display:block;padding:20px;border-radius:8px}
  .p.float{position:fixed;inset:auto 16px 16px auto;z-index:2147483647;padding:0;border:0}
  h2{margin:0;font:600 21px/1.3 Charter,Cambria,serif}
  p{margin:8px 0 12px}
  button{font:inherit;min-height:44px;padding:4px 16px;margin:0 8px 8px 0;cursor:pointer;
    border:1px solid var(--accent);border-radius:8px;background:none;color:var(--accent)}
  .do,.ask{background:var(--accent);color:var(--talk-on-accent,light-dark(#fff,#14171c))}
  .float .do{margin:0}
  :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
  .ask{position:absolute;margin:0;min-height:44px;padding:4px 16px;cursor:pointer;
    border-radius:8px;max-width:calc(100vw - 16px)}
  .ask:not(:popover-open),dialog:not([open]){display:none}
  dialog{position:fixed;inset:0;margin:16px auto;padding:0;border-radius:8px;overflow:hidden;
    flex-direction:column;width:min(1000px,calc(100vw - 32px));height:fit-content;
    max-height:calc(100dvh - 32px);display:flex}
  dialog::backdrop{background:#0009}
  .x{align-self:end;margin:4px;border:0;font-size:24px}
  iframe{border:0;width:100%;height:600px;flex:0 1 auto}
  @media(max-width:600px){
    dialog{margin:0;width:100vw;height:100dvh;max-height:none;border:0;border-radius:0}
    iframe{flex:1;height:auto!important}
  }`);
