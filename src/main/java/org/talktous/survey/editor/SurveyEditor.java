package org.talktous.survey.editor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a survey is edited: fields of the survey, and {@code q-0-…}, {@code q-1-…} for
 * its questions in order. Nothing is kept before it is saved: what was typed travels with the form,
 * so questions are added, moved and removed without scripts.
 *
 * @param id of the survey; null for one that is still to be named
 * @param refusal why all of it was refused, if it was
 * @param errors what is wrong, by field
 */
record SurveyEditor(
    @Nullable String id,
    boolean existing,
    Map<String, String> typed,
    @Nullable String refusal,
    Map<String, String> errors) {
  static final String VERSION = "version";
  static final List<String> TYPES = List.of("rating", "radiogroup", "checkbox", "text", "comment");
  static final int MOST = 100;

  private static final String QUESTION = "q-(\\d+)-(.+)";

  SurveyEditor {
    typed = Map.copyOf(typed);
    errors = new LinkedHashMap<>(errors);
  }

  SurveyEditor(@Nullable String id, boolean existing, Map<String, String> typed) {
    this(id, existing, typed, null, Map.of());
  }

  /** The same, to be held against a version of the survey. */
  SurveyEditor seeing(int version) {
    var marked = new HashMap<>(typed);
    marked.put(VERSION, Integer.toString(version));
    return new SurveyEditor(id, existing, marked, refusal, errors);
  }

  SurveyEditor refused(@Nullable String why, Map<String, String> wrong) {
    return new SurveyEditor(id, existing, typed, why, wrong);
  }

  /** Which version the form changes: none where it is of a new survey, or says nothing. */
  int version() {
    return !existing
        ? 0
        : typed(VERSION).matches("\\d{1,9}") ? Integer.parseInt(typed(VERSION)) : -1;
  }

  String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  boolean has(String field) {
    return typed.containsKey(field);
  }

  @Nullable String error(String field) {
    return errors.get(field);
  }

  String typeOf(int question) {
    var type = typed("q-" + question + "-type");
    return TYPES.contains(type) ? type : "comment";
  }

  boolean hasChoices(int question) {
    return List.of("radiogroup", "checkbox").contains(typeOf(question));
  }

  boolean isRating(int question) {
    return typeOf(question).equals("rating");
  }

  boolean isWritten(int question) {
    return List.of("text", "comment").contains(typeOf(question));
  }

  int questions() {
    return questions(typed);
  }

  static int questions(Map<String, String> typed) {
    return Math.min(
        MOST,
        typed.keySet().stream()
            .filter(field -> field.matches("q-\\d{1,3}-type"))
            .mapToInt(field -> Integer.parseInt(field.replaceAll("\\D", "")) + 1)
            .max()
            .orElse(0));
  }

  /** The form after a button of it other than the one that saves. */
  SurveyEditor after(String button) {
    var parts = button.split("-", 2);
    int at = parts.length == 2 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
    return switch (parts[0]) {
      case "add" -> added();
      case "up" -> swapped(at - 1);
      case "down" -> swapped(at);
      case "remove" -> moved(i -> i == at ? -1 : i > at && at >= 0 ? i - 1 : i);
      default -> this;
    };
  }

  /** With a question and the one after it in each other's place. */
  private SurveyEditor swapped(int first) {
    return first < 0 || first + 1 >= questions()
        ? this
        : moved(i -> i == first ? first + 1 : i == first + 1 ? first : i);
  }

  private SurveyEditor added() {
    int next = questions();
    if (next == MOST) {
      return this;
    }
    var more = new HashMap<>(typed);
    var type = TYPES.contains(typed("new-type")) ? typed("new-type") : "comment";
    more.put("q-" + next + "-type", type);
    more.put("q-" + next + "-name", freeName(next));
    if (type.equals("rating")) {
      more.put("q-" + next + "-rateMin", "1");
      more.put("q-" + next + "-rateMax", "5");
    }
    return with(more);
  }

  private String freeName(int next) {
    int number = next + 1;
    while (typed.containsValue("question" + number)) {
      number++;
    }
    return "question" + number;
  }

  private SurveyEditor moved(IntUnaryOperator to) {
    var changed = new TreeMap<String, String>();
    typed.forEach(
        (field, value) -> {
          if (!field.matches("q-\\d{1,3}-.+")) {
            changed.put(field, value);
            return;
          }
          int target = to.applyAsInt(Integer.parseInt(field.replaceFirst(QUESTION, "$1")));
          if (target >= 0) {
            changed.put("q-" + target + "-" + field.replaceFirst(QUESTION, "$2"), value);
          }
        });
    return with(changed);
  }

  private SurveyEditor with(Map<String, String> changed) {
    return new SurveyEditor(id, existing, changed);
  }
}
