package org.talktous.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/** What a survey may ask, and how everything else is refused: by its name and its place. */
class SurveyReaderTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static Questionnaire read(String json) {
    try {
      return SurveyReader.read(JSON.readTree(json.replace('\'', '"')), Set.of());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<String> blamed(String json) {
    var refused = catchThrowableOfType(InvalidRequest.class, () -> read(json));
    assertThat(refused).as(json).isNotNull();
    return refused.violations().stream().map(Violation::field).toList();
  }

  private static String survey(String... elements) {
    return "{'title': 'T', 'elements': [" + String.join(",", elements) + "]}";
  }

  @Test
  void everyKindOfQuestionIsRead() {
    var survey =
        read(
            survey(
                "{'type': 'rating', 'name': 'a', 'isRequired': true, 'rateMin': 0, 'rateMax': 10}",
                "{'type': 'rating', 'name': 'b'}",
                "{'type': 'radiogroup', 'name': 'c', 'choices': ['x', 2, {'value': 3, 'text':"
                    + " 'three'}]}",
                "{'type': 'checkbox', 'name': 'd', 'choices': [{'value': 'y'}]}",
                "{'type': 'text', 'name': 'e', 'title': {'default': 'E', 'ru': 'Е'}}",
                "{'type': 'comment', 'name': 'f', 'visibleIf': '{b} > 3', 'toInbox': true}"));

    assertThat(survey.questions().stream().map(Question::type))
        .containsExactly("rating", "rating", "radiogroup", "checkbox", "text", "comment");
    assertThat(((Question.Rating) survey.questions().get(0)).rates()).hasSize(11);
    assertThat(((Question.Rating) survey.questions().get(1)).rates())
        .containsExactly(1, 2, 3, 4, 5);
    var choices = ((Question.RadioGroup) survey.questions().get(2)).choices();
    assertThat(choices.stream().map(Choice::value)).containsExactly("x", "2", "3");
    assertThat(choices.get(2).text().in("en")).isEqualTo("three");
    assertThat(survey.questions().get(3).prompt().title().in("en")).isEqualTo("d");
    assertThat(survey.questions().get(4).prompt().title().in("ru")).isEqualTo("Е");
    assertThat(survey.questions().get(4).prompt().title().in("ru-RU")).isEqualTo("Е");
    assertThat(survey.questions().get(4).prompt().title().in("de")).isEqualTo("E");
    assertThat(survey.questions().get(5).isToInbox()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          []                                                                    | body
          'x'                                                                   | body
          {'elements': [{'type': 'text', 'name': 'a'}]}                         | title
          {'title': '', 'elements': [{'type': 'text', 'name': 'a'}]}            | title
          {'title': 7, 'elements': [{'type': 'text', 'name': 'a'}]}             | title
          {'title': {'ru': 'Т'}, 'elements': [{'type': 'text', 'name': 'a'}]}   | title.default
          {'title': {'default': 'T', 'ru': 7}, 'elements': [{'type': 'text', 'name': 'a'}]} | title.ru
          {'title': {'default': 'T', '!': 'x'}, 'elements': [{'type': 'text', 'name': 'a'}]} | title.!
          {'title': 'T'}                                                        | elements
          {'title': 'T', 'elements': []}                                        | elements
          {'title': 'T', 'elements': {}}                                        | elements
          {'title': 'T', 'pages': [], 'elements': [{'type': 'text', 'name': 'a'}]} | pages
          {'title': 'T', 'showProgressBar': 'top', 'elements': [{'type': 'text', 'name': 'a'}]} | showProgressBar
          {'title': 'T', 'description': 7, 'elements': [{'type': 'text', 'name': 'a'}]} | description
          """)
  void aWrongSurveyIsRefusedByPlace(String survey, String field) {
    assertThat(blamed(survey)).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          7                                                                     | elements[1]
          {'name': 'a'}                                                         | elements[1].type
          {'type': 'matrix', 'name': 'a', 'columns': []}                        | elements[1].type
          {'type': 'Rating', 'name': 'a'}                                       | elements[1].type
          {'type': 'text'}                                                      | elements[1].name
          {'type': 'text', 'name': ' '}                                         | elements[1].name
          {'type': 'text', 'name': 'a}b'}                                       | elements[1].name
          {'type': 'text', 'name': 'first'}                                     | elements[1].name
          {'type': 'text', 'name': 'a', 'title': null}                          | elements[1].title
          {'type': 'text', 'name': 'a', 'isRequired': 'yes'}                    | elements[1].isRequired
          {'type': 'text', 'name': 'a', 'inputType': 'colour'}                  | elements[1].inputType
          {'type': 'text', 'name': 'a', 'choices': ['x']}                       | elements[1].choices
          {'type': 'rating', 'name': 'a', 'toInbox': true}                      | elements[1].toInbox
          {'type': 'rating', 'name': 'a', 'rateMin': 5}                         | elements[1].rateMax
          {'type': 'rating', 'name': 'a', 'rateMin': 0, 'rateMax': 11}          | elements[1].rateMax
          {'type': 'rating', 'name': 'a', 'rateMax': 7.5}                       | elements[1].rateMax
          {'type': 'rating', 'name': 'a', 'rateMax': 99999999999}               | elements[1].rateMax
          {'type': 'rating', 'name': 'a', 'rateValues': [1, 2]}                 | elements[1].rateValues
          {'type': 'radiogroup', 'name': 'a'}                                   | elements[1].choices
          {'type': 'radiogroup', 'name': 'a', 'choices': []}                    | elements[1].choices
          {'type': 'radiogroup', 'name': 'a', 'choices': ['x', 'x']}            | elements[1].choices[1]
          {'type': 'radiogroup', 'name': 'a', 'choices': [1, '1']}              | elements[1].choices[1]
          {'type': 'radiogroup', 'name': 'a', 'choices': [true]}                | elements[1].choices[0]
          {'type': 'radiogroup', 'name': 'a', 'choices': [1e300]}               | elements[1].choices[0]
          {'type': 'radiogroup', 'name': 'a', 'choices': [{'text': 'x'}]}       | elements[1].choices[0].value
          {'type': 'radiogroup', 'name': 'a', 'choices': [{'value': 1, 'visibleIf': 'x'}]} | elements[1].choices[0].visibleIf
          {'type': 'checkbox', 'name': 'a', 'choices': ['x'], 'hasOther': true} | elements[1].hasOther
          {'type': 'text', 'name': 'a', 'visibleIf': 7}                         | elements[1].visibleIf
          {'type': 'text', 'name': 'a', 'visibleIf': '{first} ='}               | elements[1].visibleIf
          {'type': 'text', 'name': 'a', 'visibleIf': '{a} = 1'}                 | elements[1].visibleIf
          {'type': 'text', 'name': 'a', 'visibleIf': '{later} = 1'}             | elements[1].visibleIf
          """)
  void aWrongQuestionIsRefusedByPlace(String element, String field) {
    assertThat(
            blamed(
                survey(
                    "{'type': 'text', 'name': 'first'}",
                    element,
                    "{'type': 'text', 'name': 'later'}")))
        .containsExactly(field);
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    assertThat(
            blamed(
                "{'pages': [], 'elements': [{'type': 'panel'}, {'type': 'text', 'name': 7, 'x':"
                    + " 1}]}"))
        .containsExactlyInAnyOrder(
            "pages", "title", "elements[0].type", "elements[1].x", "elements[1].name");
  }

  @Test
  void thereAreLimits() {
    var many = new String[101];
    java.util.Arrays.setAll(many, i -> "{'type': 'text', 'name': 'q" + i + "'}");
    assertThat(blamed(survey(many))).containsExactly("elements");
    assertThat(blamed(survey("{'type': 'text', 'name': '" + "x".repeat(101) + "'}")))
        .containsExactly("elements[0].name");
    assertThat(blamed(survey("{'type': 'text', 'name': 'a', 'title': '" + "x".repeat(501) + "'}")))
        .containsExactly("elements[0].title");
    assertThat(blamed(survey("{'type': 'text', 'name': 'a', 'title': 'a\\u0000b'}")))
        .containsExactly("elements[0].title");
    assertThat(blamed(survey("{'type': 'text', 'name': 'a\\ud800'}")))
        .containsExactly("elements[0].name");
  }
}
