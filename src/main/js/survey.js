// Shows a survey's later questions with the first, and lets them come and go by the answers: the
// server says which. Without this, the survey is answered step by step.
const form = document.getElementById("survey");
const said = document.getElementById("said");
let asked = 0;

document.documentElement.classList.add("scripted");
document.getElementById("later").disabled = false;
form.elements.whole.value = "yes";

const show = visible => {
  let more = 0;
  let less = 0;
  for (const question of document.querySelectorAll("#later > .question")) {
    const hidden = !visible.includes(question.id);
    if (hidden && !question.hidden) less++;
    if (!hidden && question.hidden) more++;
    question.hidden = hidden;
    question.disabled = hidden;
  }
  if (more || less) said.textContent = more ? said.dataset.more : said.dataset.less;
};

const ask = async purpose => {
  const number = ++asked;
  const sent = new URLSearchParams(new FormData(form));
  sent.append("purpose", purpose);
  try {
    const answer = await fetch(form.dataset.questions, { method: "POST", body: sent });
    if (!answer.ok) return;
    const { visible } = await answer.json();
    // Only the last word counts.
    if (number == asked) show(visible);
  } catch {
    // Nothing is lost: the server looks at the answers again when the form is sent.
  }
};

form.addEventListener("change", () => ask("keep"));
// A browser that comes back fills the form in as it was left; nobody has answered anything by that.
addEventListener("pageshow", () => {
  if (form.querySelector(".question :checked")) ask("look");
});
