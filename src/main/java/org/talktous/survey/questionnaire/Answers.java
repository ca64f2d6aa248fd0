package org.talktous.survey.questionnaire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody answered, by the questions' names; only a checkbox has more than one value. Numbers
 * are in their plain notation. A question without an answer is not here.
 */
public record Answers(Map<String, List<String>> values) {
  public static final Answers NONE = new Answers(Map.of());

  public Answers {
    values = Map.copyOf(values);
  }

  public List<String> to(Question question) {
    return to(question.name());
  }

  public List<String> to(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** These answers, but this one to the question; no value at all takes its answer away. */
  public Answers with(Question question, List<String> answer) {
    var changed = new LinkedHashMap<>(values);
    changed.remove(question.name());
    if (!answer.isEmpty()) {
      changed.put(question.name(), List.copyOf(answer));
    }
    return new Answers(changed);
  }

  public Set<String> answered() {
    return values.keySet();
  }
}
