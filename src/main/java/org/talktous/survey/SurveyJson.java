package org.talktous.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.survey.questionnaire.Choice;
import org.talktous.survey.questionnaire.LocalizedString;
import org.talktous.survey.questionnaire.Question;
import org.talktous.survey.questionnaire.Questionnaire;
import org.talktous.web.problem.Violation;

/**
 * A survey in the SurveyJS subset. Titles, descriptions and the texts of choices are texts, or
 * objects of texts by language with a `default`.
 *
 * @param id small letters, digits and hyphens
 * @param version rises with every change
 * @param published the version that readers are asked; told to staff
 * @param articles the slugs of the articles it is asked about; absent for every article
 * @param elements all questions, where they are of one page
 * @param pages the questions page by page, where there are several
 * @param remarks what of the JSON that was sent is left out or put in other words; shown to its
 *     author
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Survey")
public record SurveyJson(
    @Nullable String id,
    @Nullable Integer version,
    @Nullable Integer published,
    @Nullable List<String> articles,
    Object title,
    @Nullable Object description,
    @Nullable List<Element> elements,
    @Nullable List<Page> pages,
    @Nullable List<Violation> remarks) {

  /** As it is kept: what it asks and nothing else. */
  static SurveyJson content(Questionnaire asked) {
    return new SurveyJson(
        null,
        null,
        null,
        null,
        asked.title().written(),
        written(asked.description()),
        asked.questions().stream()
            .map(each -> Element.of(each, each.prompt().startsPage()))
            .toList(),
        null,
        null);
  }

  /** With all questions in one list, in which the first of a page says so. */
  public static SurveyJson flat(Survey survey) {
    var content = content(survey.questionnaire());
    return new SurveyJson(
        survey.id(),
        survey.version(),
        survey.published(),
        survey.articles(),
        content.title(),
        content.description(),
        content.elements(),
        null,
        null);
  }

  public static SurveyJson forReaders(Survey survey) {
    return of(survey, null, List.of());
  }

  public static SurveyJson forStaff(Survey survey) {
    return of(survey, survey.published(), List.of());
  }

  /** The same, with what is to be said about what was sent. */
  public static SurveyJson forStaff(Survey survey, List<Violation> remarks) {
    return of(survey, survey.published(), remarks);
  }

  private static SurveyJson of(
      Survey survey, @Nullable Integer published, List<Violation> remarks) {
    var asked = survey.questionnaire();
    var pages = Page.of(asked);
    return new SurveyJson(
        survey.id(),
        survey.version(),
        published,
        survey.articles(),
        asked.title().written(),
        written(asked.description()),
        pages.size() == 1 ? pages.getFirst().elements() : null,
        pages.size() == 1 ? null : pages,
        remarks);
  }

  /**
   * A page, which is a step of the survey.
   *
   * @param name as SurveyJS names pages: `page1`
   */
  @Introspected
  @Schema(name = "SurveyElementsPage")
  record Page(String name, List<Element> elements) {
    static List<Page> of(Questionnaire asked) {
      var pages = new ArrayList<Page>();
      for (var question : asked.questions()) {
        if (pages.isEmpty() || question.prompt().startsPage()) {
          pages.add(new Page("page" + (pages.size() + 1), new ArrayList<>()));
        }
        pages.getLast().elements().add(Element.of(question, false));
      }
      return pages;
    }
  }

  static @Nullable Object written(@Nullable LocalizedString text) {
    return text == null ? null : text.written();
  }

  /**
   * A question.
   *
   * @param type `rating`, `radiogroup`, `checkbox`, `text` or `comment`
   * @param choices texts, numbers, or objects of a `value` and a `text`
   * @param visibleIf an expression over earlier questions, such as `{clarity} < 3`
   * @param toInbox whether what is written becomes a reader query
   * @param inputType what a text must be, as SurveyJS names it: `number`, `email`, `url`, `date` …
   * @param min the least number or the earliest time
   * @param max the greatest number or the latest time
   * @param maxLength the most characters
   * @param validators as SurveyJS has them, of the types `numeric`, `text`, `regex`, `email`
   * @param startsPage whether a step of the survey begins with it; taken, and answered as `pages`
   */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "SurveyElement")
  record Element(
      String type,
      String name,
      Object title,
      @Nullable Object description,
      @Nullable Boolean isRequired,
      @Nullable List<Object> choices,
      @Nullable Integer rateMin,
      @Nullable Integer rateMax,
      @Nullable Object minRateDescription,
      @Nullable Object maxRateDescription,
      @Nullable String visibleIf,
      @Nullable Boolean toInbox,
      @Nullable Object inputType,
      @Nullable Object min,
      @Nullable Object max,
      @Nullable Object maxLength,
      @Nullable Object validators,
      @Nullable Boolean startsPage) {

    static Element of(Question question, boolean startsPage) {
      var rating = question instanceof Question.Rating it ? it : null;
      return new Element(
          question.type(),
          question.name(),
          question.prompt().title().written(),
          SurveyJson.written(question.prompt().description()),
          question.prompt().isRequired() ? true : null,
          choices(question),
          rating == null ? null : rating.rateMin(),
          rating == null ? null : rating.rateMax(),
          rating == null ? null : SurveyJson.written(rating.minRateDescription()),
          rating == null ? null : SurveyJson.written(rating.maxRateDescription()),
          question.prompt().visibleIf() == null ? null : question.prompt().visibleIf().text(),
          question.isToInbox() ? true : null,
          question.rules().member("inputType"),
          question.rules().member("min"),
          question.rules().member("max"),
          question.rules().member("maxLength"),
          question.rules().member("validators"),
          startsPage ? true : null);
    }

    private static @Nullable List<Object> choices(Question question) {
      return switch (question) {
        case Question.RadioGroup group -> written(group.choices());
        case Question.Checkbox box -> written(box.choices());
        case Question.Rating _, Question.Text _, Question.Comment _ -> null;
      };
    }

    private static List<Object> written(List<Choice> choices) {
      return choices.stream().map(Element::written).toList();
    }

    private static Object written(Choice choice) {
      return choice.text().written().equals(choice.value()) && !choice.isExclusive()
          ? choice.written()
          : new Item(choice.written(), choice.text().written(), choice.isExclusive() ? true : null);
    }
  }

  /** A choice whose text is not its value, or that goes with no other. */
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "SurveyChoice")
  record Item(Object value, Object text, @Nullable Boolean isExclusive) {}
}
