// Asks whether an address is what the reader meant, where its domain is nearly one of those that
// most people write from. A hint: the form can be sent as it is.
const MOST = 1;
const KNOWN = [
  "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "protonmail.com",
  "yandex.ru", "yandex.com", "rambler.ru"
];
// One letter away from these, and real.
const REAL = ["mail.com", "email.com", "ymail.com", "yandex.eu"];
// No top-level domains, and so misspelled in any address.
const ENDINGS = { con: "com", cmo: "com", ocm: "com", comm: "com", vom: "com", xom: "com", ogr: "org", rog: "org" };

// How many letters are wrong, missing, too many or swapped with the next (Damerau, Levenshtein).
const distance = (one, other) => {
  const rows = [Array.from({ length: other.length + 1 }, (nothing, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const wrong = one[i - 1] == other[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + wrong);
      if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[one.length][other.length];
};

const meant = domain => {
  if (KNOWN.includes(domain) || REAL.includes(domain)) return null;
  const dot = domain.lastIndexOf(".") + 1;
  const ending = ENDINGS[domain.slice(dot)];
  const ended = ending ? domain.slice(0, dot) + ending : domain;
  const near = KNOWN.find(known => distance(ended, known) <= MOST);
  return near || (ending ? ended : null);
};

const suggestion = address => {
  const at = address.lastIndexOf("@") + 1;
  const domain = at > 1 ? meant(address.slice(at).trim().toLowerCase()) : null;
  return domain && address.slice(0, at).trim() + domain;
};

for (const field of document.querySelectorAll("input[data-suggestion]")) {
  // Written by the server: what a script puts there moves what is below.
  const said = field.nextElementSibling;

  const clear = () => said.replaceChildren();
  const offer = () => {
    clear();
    const better = suggestion(field.value);
    if (!better) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = field.dataset.suggestion.replace("{0}", () => better);
    button.addEventListener("click", () => {
      field.value = better;
      clear();
      field.focus();
    });
    said.append(button);
  };

  // What is pressed must not move before it is let go: it might be the button of the form.
  let pressed = false;
  addEventListener("pointerdown", () => (pressed = true), true);
  addEventListener("pointerup", () => setTimeout(() => (pressed = false)), true);
  field.addEventListener("change", () => {
    if (pressed) addEventListener("pointerup", () => setTimeout(offer), { once: true });
    else offer();
  });
  field.addEventListener("input", () => {
    if (said.firstChild) offer();
  });
  if (field.value) offer();
}
