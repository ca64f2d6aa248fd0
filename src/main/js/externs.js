/**
 * @fileoverview Names that scripts may use without declaring them, beside those that the compiler knows of browsers.
 * Any other is an error.
 * @externs
 */
let addEventListener;
let getSelection;
let innerHeight;
let innerWidth;
let localStorage;
let matchMedia;
let parent;
let removeEventListener;
let scrollX;
let scrollY;
let sessionStorage;

/** What the loader makes, and the panel's scripts share. */
let talktous;

/** Libraries. */
let Chart;
let SwaggerUIBundle;
