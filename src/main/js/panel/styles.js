// The look of the panel. Nothing of the page reaches it but the two variables of its accent colour.
export const styles = new CSSStyleSheet();

styles.replaceSync(`
  :host{--accent:var(--talk-accent,light-dark(#0b6160,#5ec4bd))}
  .p,dialog,button{all:initial;direction:ltr;color-scheme:inherit;box-sizing:border-box;
    font:17px/1.5 system-ui,sans-serif;color:light-dark(#1c2230,#e8e6e1);
    border:1px solid light-dark(#e4e0d8,#3a3f48);border-radius:8px}
  .p,dialog{background:light-dark(#fbfaf7,#14171c)}
  .p{display:block;padding:20px}
  .p.float{position:fixed;inset:auto 16px 16px auto;padding:0;border:0}
  h2{margin:0;font:600 21px/1.3 Charter,Cambria,serif}
  p{margin:8px 0 12px}
  button{display:inline-block;min-height:44px;padding:8px 16px;margin:0 8px 8px 0;cursor:pointer;
    border-color:var(--accent);color:var(--accent)}
  .do,.ask{background:var(--accent);color:var(--talk-on-accent,light-dark(#fff,#14171c))}
  :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
  .ask{position:absolute;max-width:calc(100vw - 16px)}
  .float .do{margin:0}
  .ask:not(:popover-open),dialog:not([open]){display:none}
  dialog{position:fixed;inset:0;margin:16px auto;overflow:hidden;
    flex-direction:column;width:min(1000px,calc(100vw - 32px));height:fit-content;
    max-height:calc(100dvh - 32px);display:flex}
  dialog::backdrop{background:#0009}
  .x{align-self:end;margin:4px;border:0;font-size:24px}
  iframe{border:0;width:100%;height:600px;flex:0 1 auto}
  @media(max-width:600px){
    dialog{margin:0;width:100vw;height:100dvh;max-height:none;border:0;border-radius:0}
    iframe{flex:1;height:auto!important}
  }`);
