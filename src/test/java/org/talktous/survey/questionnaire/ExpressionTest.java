package org.talktous.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions mean what they mean in SurveyJS. */
class ExpressionTest {
  private static final Answers ANSWERS =
      new Answers(
          Map.of(
              "rate", List.of("4"),
              "who", List.of("Student"),
              "parts", List.of("theory", "cases"),
              "my own name", List.of("x"),
              "why", List.of("It has no sources")));

  private static boolean holds(String expression) {
    return ExpressionParser.parse(expression).holds(ANSWERS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          {rate} = 4                                          ; true
          {rate} == 4                                         ; true
          {rate} = '4'                                        ; true
          {rate} = 4.0                                        ; true
          {rate} = 5                                          ; false
          {rate} <> 4                                         ; false
          {rate} != 5                                         ; true
          {rate} > 3                                          ; true
          {rate} > 4                                          ; false
          {rate} >= 4                                         ; true
          {rate} < 10                                         ; true
          {rate} < -1                                         ; false
          {rate} <= 3.5                                       ; false
          {who} = 'student'                                   ; true
          {who} = "student"                                   ; true
          { who } = 'student'                                 ; true
          {who} = 'stud'                                      ; false
          {my own name} = 'x'                                 ; true
          {parts} contains 'theory'                           ; true
          {parts} contains 'theo'                             ; false
          {parts} contains ['theory', 'cases']                ; true
          {parts} contains ['theory', 'abstract']             ; false
          {parts} notcontains 'abstract'                      ; true
          {parts} notcontains 'cases'                         ; false
          {parts} = ['cases', 'theory']                       ; true
          {parts} = ['theory']                                ; false
          {parts} anyof ['abstract', 'cases']                 ; true
          {parts} anyof ['abstract']                          ; false
          {who} anyof ['researcher', 'student']               ; true
          {why} contains 'sources'                            ; true
          {why} notcontains 'figures'                         ; true
          {rate} empty                                        ; false
          {rate} notempty                                     ; true
          {nothing} empty                                     ; true
          {nothing} notempty                                  ; false
          {nothing} = 1                                       ; false
          {nothing} <> 1                                      ; true
          {nothing} = ''                                      ; true
          {nothing} <> ''                                     ; false
          {who} = ''                                          ; false
          {who} <> ''                                         ; true
          {nothing} > 1                                       ; false
          {nothing} <= 1                                      ; false
          {nothing} contains 'a'                              ; false
          {nothing} notcontains 'a'                           ; true
          {nothing} anyof ['a']                               ; false
          {rate} = 4 and {who} = 'student'                    ; true
          {rate} = 4 && {who} = 'nobody'                      ; false
          {rate} = 1 or {who} = 'student'                     ; true
          {rate} = 1 || {who} = 'nobody'                      ; false
          {rate} = 4 or {rate} = 1 and {who} = 'nobody'       ; true
          ({rate} = 4 or {rate} = 1) and {who} = 'nobody'     ; false
          not {rate} = 4                                      ; false
          !({rate} = 1 or {who} empty)                        ; true
          not not {rate} = 4                                  ; true
          {rate}=4 AND {who}CONTAINS'stud'                    ; true
          """)
  void isTrueOrFalse(String expression, boolean expected) {
    assertThat(holds(expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "rate = 4",
        "{rate}",
        "{rate} =",
        "{rate} = four",
        "{rate} = 4 and",
        "{rate} = 4 {who} = 'student'",
        "({rate} = 4",
        "{rate} = 4)",
        "{rate} = 'four",
        "{rate} ~ 4",
        "{rate} anyof ['a'",
        "{rate} anyof []",
        "{} = 1",
        "{a}{b} = 1",
        "'{rate}' = 4",
        "4 = {rate}",
        "age({rate}) > 4",
        "{rate} + 1 > 4",
        "{rate} = 1; drop table survey"
      })
  void whatCannotBeReadIsRefusedInWords(String expression) {
    assertThatThrownBy(() -> ExpressionParser.parse(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          77  ; {code} = '077'            ; false
          077 ; {code} = '077'            ; true
          77  ; {code} = 77               ; true
          077 ; {code} = 77               ; true
          77  ; {code} <> '077'           ; true
          77  ; {code} anyof ['077', '7'] ; false
          9   ; {code} > '10'             ; true
          9   ; {code} > 10               ; false
          Ab  ; {code} = 'aB'             ; true
          """)
  void twoTextsCompareAsTextsAndNumbersAsNumbers(String answer, String condition, boolean holds) {
    var answers = new Answers(Map.of("code", List.of(answer)));

    assertThat(ExpressionParser.parse(condition, "code"::equals).holds(answers)).isEqualTo(holds);
  }

  @Test
  void depthHasALimit() {
    assertThat(holds("(".repeat(15) + "{rate} = 4" + ")".repeat(15))).isTrue();
    assertThatThrownBy(() -> ExpressionParser.parse("(".repeat(300) + "{rate} = 4"))
        .hasMessageContaining("nested");
    assertThat(holds("not ".repeat(200) + "{rate} = 4")).isTrue();
  }

  @Test
  void namesTheQuestionsThatDecide() {
    assertThat(ExpressionParser.parse("not ({a} = 1 or {b} empty) and {a} > 2").names())
        .containsExactlyInAnyOrder("a", "b");
  }
}
