package org.talktous.survey.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.survey.Survey;
import org.talktous.survey.SurveyDraft;

/** A survey that goes through the editor's form comes out of it as it was. */
class SurveyFormJsonTest {
  private static final long SEED = 20_261_123;
  private static final List<String> WORDS =
      List.of(
          "a", "B", "|", "\\", "\\|", "\"", "\"\"", "'", ":", "de: x", " ", "<b>", "&", "{0}", "10",
          "-1", "1.5", "007", "да", "\u00a0", "😀", "null", "true", ",", ";");
  private static final List<String> VALUES =
      List.of(
          "10", "-3", "007", "1.5", "\"10\"", "\"", "\"\"", "0", " x ", "a|b", "c\\", "x | y",
          "-0");
  private static final List<String> LANGUAGES = List.of("ru", "de", "pt-BR", "zh-Hans", "fr");

  private final ObjectMapper json = new ObjectMapper();
  private final SurveyFormJson forms = new SurveyFormJson(json);
  private final Random random = new Random(SEED);

  @Test
  void anySurveyStaysWhatItIs() {
    for (int i = 0; i < 2_000; i++) {
      stays(survey());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"10\", 20, \"007\", 1.5, \"1.50\"]",
        "[{\"value\": \"a|b\", \"text\": \"x | y\"}, \"\\\\|\", \"\\\"10\\\"\"]",
        "[{\"value\": 1, \"text\": {\"default\": \"One\", \"de\": \"Eins: 1\"}}]",
        "[{\"value\": 20, \"text\": {\"default\": \"T\", \"ru\": \"Т\", \"fr\": \"|\"}}]"
      })
  void choicesStayWhatTheyAre(String choices) throws Exception {
    var survey = json.createObjectNode().put("title", "T");
    var question = survey.putArray("elements").addObject();
    question.put("type", "radiogroup").put("name", "q").set("choices", json.readTree(choices));
    stays(survey);
  }

  private void stays(ObjectNode written) {
    var draft = SurveyDraft.of("id", written);
    var survey = new Survey("id", 1, null, draft.articles(), draft.questionnaire());
    var sent = new HashMap<String, String>();
    // A browser ends lines with two characters.
    forms.fields(survey).forEach((field, value) -> sent.put(field, value.replace("\n", "\r\n")));

    var read = forms.read(new SurveyEditor("id", true, sent));

    assertThat(SurveyDraft.of("id", read)).as(written.toPrettyString()).isEqualTo(draft);
  }

  private ObjectNode survey() {
    var survey = json.createObjectNode();
    put(survey, "title", false);
    put(survey, "description", true);
    var elements = survey.putArray("elements");
    for (int i = 0; i <= random.nextInt(4); i++) {
      var question = elements.addObject();
      var type = SurveyEditor.TYPES.get(random.nextInt(SurveyEditor.TYPES.size()));
      question.put("type", type).put("name", "q" + i);
      put(question, "title", false);
      if (random.nextBoolean()) {
        put(question, "description", true);
      }
      question.put("isRequired", random.nextBoolean());
      if (i > 0 && random.nextBoolean()) {
        question.put("visibleIf", " {q0} = 1 ");
      }
      switch (type) {
        case "rating" -> rating(question);
        case "radiogroup", "checkbox" -> choices(question);
        default -> question.put("toInbox", random.nextBoolean());
      }
    }
    return survey;
  }

  private void rating(ObjectNode question) {
    question.put("rateMin", random.nextInt(3) - 1).put("rateMax", 3 + random.nextInt(5));
    put(question, "minRateDescription", false);
  }

  private void choices(ObjectNode question) {
    var choices = question.putArray("choices");
    int some = random.nextInt(VALUES.size());
    for (int i = 0; i < 4; i++) {
      var value = VALUES.get((some + i) % VALUES.size());
      switch (random.nextInt(3)) {
        case 0 -> choices.add(value);
        case 1 -> put(choices.addObject().put("value", value), "text", false);
        default -> put(choices.addObject().put("value", 40 + i), "text", false);
      }
    }
    choices.add(100 + random.nextInt(5) * 10);
  }

  private void put(ObjectNode object, String member, boolean isLong) {
    if (random.nextBoolean()) {
      object.put(member, text(isLong));
      return;
    }
    var texts = object.putObject(member).put("default", text(isLong));
    for (var language : LANGUAGES) {
      if (random.nextInt(3) == 0) {
        texts.put(language, text(isLong));
      }
    }
  }

  private String text(boolean isLong) {
    var text = new StringBuilder("x");
    for (int i = 0; i < random.nextInt(6); i++) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
    }
    if (isLong && random.nextBoolean()) {
      text.append("\n\r\n").append(text);
    }
    return text.substring(random.nextInt(2) * (text.toString().substring(1).isBlank() ? 0 : 1));
  }
}
