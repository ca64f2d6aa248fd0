package org.talktous.survey.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.talktous.survey.Survey;
import org.talktous.survey.SurveyJson;
import org.talktous.web.constraint.Lines;

/**
 * Turns a survey's JSON into the fields of the editor's form, and back. Texts have a field for
 * every language and one for Russian; what other languages say is carried along.
 */
@Singleton
class SurveyFormJson {
  private static final List<String> RULES =
      List.of("inputType", "min", "max", "maxLength", "validators");
  private static final String EXCLUSIVE = "exclusive";

  private final ObjectMapper json;

  SurveyFormJson(ObjectMapper json) {
    this.json = json;
  }

  /** The fields of a survey as it stands. */
  Map<String, String> fields(Survey survey) {
    JsonNode written = json.valueToTree(SurveyJson.flat(survey));
    var fields = new HashMap<String, String>();
    text(fields, "title", written.path("title"));
    text(fields, "description", written.path("description"));
    fields.put("articles", String.join("\n", survey.articles()));
    for (int i = 0; i < written.path("elements").size(); i++) {
      question(fields, "q-" + i + "-", written.path("elements").path(i));
    }
    return fields;
  }

  private void question(Map<String, String> fields, String at, JsonNode element) {
    for (var plain : new String[] {"type", "name", "visibleIf", "rateMin", "rateMax"}) {
      if (element.hasNonNull(plain)) {
        fields.put(at + plain, element.path(plain).asText());
      }
    }
    for (var flag : new String[] {"isRequired", "toInbox", "startsPage"}) {
      if (element.path(flag).asBoolean()) {
        fields.put(at + flag, "yes");
      }
    }
    text(fields, at + "title", element.path("title"));
    text(fields, at + "description", element.path("description"));
    text(fields, at + "minRateDescription", element.path("minRateDescription"));
    text(fields, at + "maxRateDescription", element.path("maxRateDescription"));
    var rules = json.createObjectNode();
    for (var rule : RULES) {
      if (element.hasNonNull(rule)) {
        rules.set(rule, element.get(rule));
      }
    }
    element
        .path("choices")
        .forEach(
            choice -> {
              if (choice.path("isExclusive").asBoolean()) {
                rules.withArray(EXCLUSIVE).add(choice.get("value"));
              }
            });
    if (!rules.isEmpty()) {
      fields.put(at + "rules", rules.toString());
    }
    if (element.path("choices").isArray()) {
      fields.put(
          at + "choices",
          StreamSupport.stream(element.path("choices").spliterator(), false)
              .map(ChoiceLine::written)
              .collect(Collectors.joining("\n")));
    }
  }

  private void text(Map<String, String> fields, String at, JsonNode text) {
    if (text.isTextual()) {
      fields.put(at, text.asText());
    } else if (text.isObject()) {
      var others = ((ObjectNode) text).deepCopy();
      fields.put(at, others.path("default").asText());
      fields.put(at + "-ru", others.path("ru").asText());
      others.remove("default");
      others.remove("ru");
      if (!others.isEmpty()) {
        fields.put(at + "-others", others.toString());
      }
    }
  }

  /** The survey that was filled in. */
  ObjectNode read(SurveyEditor form) {
    var survey = json.createObjectNode();
    put(survey, "title", form, "title");
    put(survey, "description", form, "description");
    var articles = json.createArrayNode();
    form.typed("articles")
        .lines()
        .map(String::strip)
        .filter(slug -> !slug.isEmpty())
        .forEach(articles::add);
    survey.set("articles", articles);
    var elements = survey.putArray("elements");
    for (int i = 0; i < form.questions(); i++) {
      elements.add(element(form, i));
    }
    return survey;
  }

  private ObjectNode element(SurveyEditor form, int number) {
    var at = "q-" + number + "-";
    var element = json.createObjectNode();
    element.put("type", form.typeOf(number));
    element.put("name", form.typed(at + "name").strip());
    put(element, "title", form, at + "title");
    put(element, "description", form, at + "description");
    if (form.has(at + "isRequired")) {
      element.put("isRequired", true);
    }
    if (form.has(at + "startsPage")) {
      element.put("startsPage", true);
    }
    if (!form.typed(at + "visibleIf").isBlank()) {
      element.put("visibleIf", form.typed(at + "visibleIf"));
    }
    if (form.isWritten(number) && form.has(at + "toInbox")) {
      element.put("toInbox", true);
    }
    // What the form has no fields for, it carries along.
    var rules = others(form.typed(at + "rules"));
    var exclusive = rules.remove(EXCLUSIVE);
    if (form.isWritten(number)) {
      element.setAll(rules);
    }
    if (form.hasChoices(number)) {
      element.set("choices", choices(form.typed(at + "choices"), exclusive));
    }
    if (form.isRating(number)) {
      rate(element, "rateMin", form.typed(at + "rateMin"));
      rate(element, "rateMax", form.typed(at + "rateMax"));
      put(element, "minRateDescription", form, at + "minRateDescription");
      put(element, "maxRateDescription", form, at + "maxRateDescription");
    }
    return element;
  }

  private static void rate(ObjectNode element, String member, String typed) {
    var rate = typed.strip();
    if (rate.matches("-?\\d{1,6}")) {
      element.put(member, Integer.parseInt(rate));
    } else if (!rate.isEmpty()) {
      element.put(member, rate);
    }
  }

  private ArrayNode choices(String typed, @Nullable JsonNode exclusive) {
    var choices = json.createArrayNode();
    typed
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> choices.add(excluding(ChoiceLine.read(line), exclusive)));
    return choices;
  }

  private JsonNode excluding(JsonNode choice, @Nullable JsonNode exclusive) {
    var value = choice.isObject() ? choice.get("value") : choice;
    if (exclusive == null
        || StreamSupport.stream(exclusive.spliterator(), false).noneMatch(value::equals)) {
      return choice;
    }
    var object = choice instanceof ObjectNode it ? it : json.createObjectNode();
    object.set("value", value);
    return object.put("isExclusive", true);
  }

  private void put(ObjectNode object, String member, SurveyEditor form, String at) {
    var standard = Lines.normalized(form.typed(at)).strip();
    var russian = Lines.normalized(form.typed(at + "-ru")).strip();
    var others = others(form.typed(at + "-others"));
    if (russian.isEmpty() && others.isEmpty()) {
      if (!standard.isEmpty()) {
        object.put(member, standard);
      }
      return;
    }
    var text = object.putObject(member);
    text.setAll(others);
    text.put("default", standard);
    if (!russian.isEmpty()) {
      text.put("ru", russian);
    }
  }

  private ObjectNode others(String carried) {
    try {
      return json.readTree(carried) instanceof ObjectNode others ? others : json.createObjectNode();
    } catch (JsonProcessingException tamperedWith) {
      return json.createObjectNode();
    }
  }
}
