// Shows a survey's later questions with the first, and lets them come and go by the answers: the
// server says which. Without this, the survey is answered step by step.
(function () {
  var form = document.getElementById("survey");
  var said = document.getElementById("said");
  var asked = 0;

  document.documentElement.classList.add("scripted");
  document.getElementById("later").disabled = false;
  form.elements.whole.value = "yes";

  function ask(purpose) {
    var number = ++asked;
    var sent = new URLSearchParams(new FormData(form));
    sent.append("purpose", purpose);
    fetch(form.dataset.questions, { method: "POST", body: sent })
      .then(function (answer) {
        return answer.ok ? answer.json() : null;
      })
      .then(function (answer) {
        // Only the last word counts.
        if (answer && number === asked) show(answer.visible);
      })
      // Nothing is lost: the server looks at the answers again when the form is sent.
      .catch(function () {});
  }

  function show(visible) {
    var more = 0;
    var less = 0;
    document.querySelectorAll("#later > .question").forEach(function (question) {
      var hidden = !visible.includes(question.id);
      if (hidden && !question.hidden) less++;
      if (!hidden && question.hidden) more++;
      question.hidden = hidden;
      question.disabled = hidden;
    });
    if (more || less) said.textContent = more ? said.dataset.more : said.dataset.less;
  }

  form.addEventListener("change", function () {
    ask("keep");
  });
  // A browser that comes back fills the form in as it was left; nobody has answered anything by that.
  window.addEventListener("pageshow", function () {
    if (form.querySelector(".question :checked")) ask("look");
  });
})();
