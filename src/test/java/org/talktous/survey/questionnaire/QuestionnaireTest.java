package org.talktous.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which questions are visible, and in which steps they are put. */
class QuestionnaireTest {

  private static Question question(String name, @Nullable String visibleIf) {
    return new Question.Text(
        new Prompt(
            name,
            LocalizedString.of(name),
            null,
            true,
            visibleIf == null ? null : new VisibleIf(visibleIf, ExpressionParser.parse(visibleIf))),
        false,
        TextRules.NONE);
  }

  private static Questionnaire asking(Question... questions) {
    return new Questionnaire(LocalizedString.of("T"), null, List.of(questions));
  }

  private static List<String> names(List<Question> questions) {
    return questions.stream().map(Question::name).toList();
  }

  private static Stream<List<String>> steps(Question... questions) {
    return asking(questions).steps().stream().map(QuestionnaireTest::names);
  }

  @Test
  void withoutConditionsThereIsOneStep() {
    assertThat(steps(question("a", null), question("b", null))).containsExactly(List.of("a", "b"));
  }

  @Test
  void aStepEndsBeforeAQuestionThatItDecides() {
    assertThat(
            steps(
                question("a", null),
                question("b", null),
                question("c", "{a} = 1"),
                question("d", null),
                question("e", "{b} = 1"),
                question("f", "{d} = 1 or {a} = 1")))
        .containsExactly(List.of("a", "b"), List.of("c", "d", "e"), List.of("f"));
  }

  @Test
  void whatIsInvisibleIsNeitherKeptNorMissed() {
    var filled =
        asking(question("a", null), question("b", "{a} = 1"), question("c", null))
            .fill(new Answers(Map.of("a", List.of("2"), "b", List.of("x"))));

    assertThat(names(filled.visible())).containsExactly("a", "c");
    assertThat(filled.answers().answered()).containsExactly("a");
    assertThat(names(filled.missing())).containsExactly("c");
  }

  @Test
  void anInvisibleAnswerMakesNothingElseVisible() {
    var filled =
        asking(question("a", null), question("b", "{a} = 1"), question("c", "{b} = 1"))
            .fill(new Answers(Map.of("a", List.of("2"), "b", List.of("1"), "c", List.of("x"))));

    assertThat(names(filled.visible())).containsExactly("a");
  }
}
