package org.talktous.survey.questionnaire;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.talktous.web.problem.InvalidRequest;

/**
 * Reads a survey from SurveyJS JSON. Everything outside the subset is refused by its name and
 * place, all of it at once.
 */
public final class SurveyReader {
  private static final Set<String> MEMBERS = Set.of("title", "description", "elements");
  private static final int MOST_QUESTIONS = 100;

  private SurveyReader() {}

  /**
   * Reads a survey.
   *
   * @param ours members that are not SurveyJS's and that the caller reads
   * @throws InvalidRequest if anything is wrong with it
   */
  public static Questionnaire read(JsonNode json, Set<String> ours) {
    var root = JsonPlace.root(json);
    if (!json.isObject()) {
      throw new InvalidRequest("body", "must be a JSON object");
    }
    root.allow(union(ours));
    var title = TextReader.required(root.member("title"), TextReader.LINE);
    var description = TextReader.optional(root.member("description"), TextReader.PARAGRAPHS);
    var questions = questions(root.member("elements"));
    if (!root.faults().isEmpty()) {
      throw new InvalidRequest(root.faults());
    }
    return new Questionnaire(title, description, questions);
  }

  private static Set<String> union(Set<String> ours) {
    var all = new HashSet<>(MEMBERS);
    all.addAll(ours);
    return all;
  }

  private static List<Question> questions(JsonPlace elements) {
    if (!elements.node().isArray() || elements.node().isEmpty()) {
      elements.refuse("must be a list of questions");
      return List.of();
    }
    if (elements.node().size() > MOST_QUESTIONS) {
      elements.refuse("must not be more than " + MOST_QUESTIONS);
      return List.of();
    }
    var before = new ArrayList<String>();
    var questions = new ArrayList<Question>();
    for (var element : elements.items()) {
      var texts =
          questions.stream()
              .filter(Question::isAnsweredByTexts)
              .map(Question::name)
              .collect(toSet());
      QuestionReader.read(element, List.copyOf(before), texts).ifPresent(questions::add);
      named(element).forEach(before::add);
    }
    return questions;
  }

  private static Stream<String> named(JsonPlace element) {
    var name = element.member("name").node();
    return name.isTextual() ? Stream.of(name.asText()) : Stream.empty();
  }
}
