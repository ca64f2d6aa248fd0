package org.talktous.survey.questionnaire;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.Characters;

/** Reads one element of a survey. */
final class QuestionReader {
  private static final Set<String> COMMON =
      Set.of("type", "name", "title", "description", "isRequired", "visibleIf", "startsPage");
  private static final int WIDEST_SCALE = 11;
  private static final int HIGHEST_RATE = 100;

  private final JsonPlace element;
  private final List<String> before;
  private final Set<String> texts;

  private QuestionReader(JsonPlace element, List<String> before, Set<String> texts) {
    this.element = element;
    this.before = before;
    this.texts = texts;
  }

  /**
   * Reads an element; empty if it is none at all, and only then.
   *
   * @param before the names of the questions before it
   * @param texts those of them that are answered by texts alone
   */
  static Optional<Question> read(JsonPlace element, List<String> before, Set<String> texts) {
    if (!element.node().isObject()) {
      element.refuse("must be a JSON object");
      return Optional.empty();
    }
    return new QuestionReader(element, before, texts).question();
  }

  private Optional<Question> question() {
    return switch (element.member("type").node().asText()) {
      case "rating" -> Optional.of(rating());
      case "radiogroup" -> Optional.of(new Question.RadioGroup(with("choices"), choices()));
      case "checkbox" -> Optional.of(new Question.Checkbox(with("choices"), choices()));
      case "text" ->
          Optional.of(
              new Question.Text(
                  with("toInbox", TextRulesReader.MEMBERS),
                  flag("toInbox"),
                  TextRulesReader.read(element)));
      case "comment" ->
          Optional.of(
              new Question.Comment(
                  with("toInbox", "maxLength", "validators"),
                  flag("toInbox"),
                  TextRulesReader.read(element)));
      default -> {
        element
            .member("type")
            .refuse(
                element.member("type").node()
                    + " is not supported: must be rating, radiogroup, checkbox, text or comment");
        yield Optional.empty();
      }
    };
  }

  private Question rating() {
    var prompt = with("rateMin", "rateMax", "minRateDescription", "maxRateDescription");
    int lowest = rate("rateMin", 1);
    int highest = rate("rateMax", 5);
    if (lowest >= highest || highest - lowest >= WIDEST_SCALE) {
      element
          .member("rateMax")
          .refuse("must be greater than rateMin, with at most " + WIDEST_SCALE + " rates in all");
    }
    return new Question.Rating(
        prompt,
        lowest,
        highest,
        TextReader.optional(element.member("minRateDescription"), TextReader.LINE),
        TextReader.optional(element.member("maxRateDescription"), TextReader.LINE));
  }

  private int rate(String member, int otherwise) {
    var place = element.member(member);
    if (place.isAbsent()) {
      return otherwise;
    }
    if (!place.node().canConvertToInt()
        || !place.node().isIntegralNumber()
        || Math.abs((long) place.node().asInt()) > HIGHEST_RATE) {
      place.refuse("must be a whole number between -" + HIGHEST_RATE + " and " + HIGHEST_RATE);
      return otherwise;
    }
    return place.node().asInt();
  }

  private List<Choice> choices() {
    return ChoiceReader.read(element.member("choices"));
  }

  private Prompt with(String one, String[] more) {
    return with(Stream.concat(Stream.of(one), Stream.of(more)).toArray(String[]::new));
  }

  /** What every question has, after refusing what this one must not have. */
  private Prompt with(String... own) {
    var allowed = new HashSet<>(COMMON);
    allowed.addAll(List.of(own));
    element.allow(allowed);
    var name = name();
    var title = TextReader.optional(element.member("title"), TextReader.LINE);
    return new Prompt(
        name,
        // As SurveyJS has it.
        title == null ? LocalizedString.of(name) : title,
        TextReader.optional(element.member("description"), TextReader.PARAGRAPHS),
        flag("isRequired"),
        visibleIf(),
        flag("startsPage"));
  }

  private String name() {
    var place = element.member("name");
    var name = place.node().isTextual() ? place.node().asText() : "";
    if (name.isBlank()
        || name.length() > 100
        || !Characters.areOneLine(name)
        || !name.equals(name.strip())
        || name.matches(".*[{}].*")) {
      place.refuse("must be one line of at most 100 characters, without braces");
    } else if (before.contains(name)) {
      place.refuse("must not be the name of another question");
    }
    return name;
  }

  private boolean flag(String member) {
    var place = element.member(member);
    if (!place.isAbsent() && !place.node().isBoolean()) {
      place.refuse("must be true or false");
    }
    return place.node().asBoolean();
  }

  private @Nullable VisibleIf visibleIf() {
    var place = element.member("visibleIf");
    if (place.isAbsent()) {
      return null;
    }
    var text = place.node().asText();
    if (!place.node().isTextual() || text.length() > 1_000 || !Characters.areOneLine(text)) {
      place.refuse("must be an expression of at most 1000 characters");
      return null;
    }
    try {
      var expression = ExpressionParser.parse(text, texts::contains);
      mustComeBefore(place, expression);
      return new VisibleIf(text, expression);
    } catch (IllegalArgumentException senseless) {
      place.refuse(String.valueOf(senseless.getMessage()));
      return null;
    }
  }

  private void mustComeBefore(JsonPlace place, Expression expression) {
    expression.names().stream()
        .filter(name -> !before.contains(name))
        .sorted()
        .forEach(
            name -> place.refuse("must name questions before this one, which " + name + " is not"));
  }
}
