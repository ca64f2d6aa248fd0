package org.talktous.survey.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.survey.questionnaire.CreatorSurvey.Taken;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/** Surveys in the shape in which the SurveyJS Creator saves them. */
class CreatorSurveyTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode json(String json) {
    try {
      return JSON.readTree(json.replace('~', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Taken taken(String json) {
    return CreatorSurvey.read(json(json), Set.of());
  }

  private static List<Violation> refused(String json) {
    var refused = catchThrowableOfType(InvalidRequest.class, () -> taken(json));
    assertThat(refused).as(json).isNotNull();
    return refused.violations();
  }

  private static String page(String... elements) {
    return "{~pages~: [{~name~: ~page1~, ~elements~: [" + String.join(",", elements) + "]}]}";
  }

  private static List<String> names(Taken taken) {
    return taken.questionnaire().questions().stream().map(Question::name).toList();
  }

  private static List<String> remarked(Taken taken) {
    return taken.remarks().stream().map(Violation::field).toList();
  }

  private static Question question(Taken taken, String name) {
    return taken.questionnaire().find(name).orElseThrow();
  }

  private static boolean shows(Taken taken, String name, Map<String, List<String>> answers) {
    return taken.questionnaire().fill(new Answers(answers)).shows(question(taken, name));
  }

  @Test
  void whatIsInTheSubsetStaysAsItIs() {
    var taken = taken("{~title~: ~T~, ~elements~: [{~type~: ~text~, ~name~: ~a~}]}");

    assertThat(taken.remarks()).isEmpty();
    assertThat(names(taken)).containsExactly("a");
  }

  @Test
  void pagesAndPanelsBecomeStepsAndLooksAreLeftOutWithARemark() {
    var taken =
        taken(
            """
            {~logoPosition~: ~right~, ~widthMode~: ~static~, ~pages~: [
              {~name~: ~page1~, ~title~: ~First~, ~elements~: [
                {~type~: ~panel~, ~name~: ~panel1~, ~visibleIf~: ~{b} empty~, ~elements~: []},
                {~type~: ~text~, ~name~: ~a~, ~startWithNewLine~: false}]},
              {~name~: ~page2~, ~visibleIf~: ~{a} notempty~, ~elements~: [
                {~type~: ~panel~, ~name~: ~panel2~, ~elements~: [
                  {~type~: ~comment~, ~name~: ~b~, ~visibleIf~: ~{a} = 'x' or {a} = 'y'~},
                  {~type~: ~text~, ~name~: ~c~}]}]},
              {~name~: ~page3~}]}
            """);

    assertThat(names(taken)).containsExactly("a", "b", "c");
    assertThat(taken.questionnaire().title().in("en")).isEqualTo("Survey");
    assertThat(taken.questionnaire().title().in("ru")).isEqualTo("Опрос");
    assertThat(taken.questionnaire().steps())
        .extracting(step -> step.stream().map(Question::name).toList())
        .containsExactly(List.of("a"), List.of("b", "c"));
    assertThat(question(taken, "a").prompt().description()).isEqualTo(LocalizedString.of("First"));
    assertThat(shows(taken, "b", Map.of("a", List.of("y")))).isTrue();
    assertThat(shows(taken, "b", Map.of("a", List.of("z")))).isFalse();
    assertThat(shows(taken, "c", Map.of("a", List.of("z")))).isTrue();
    assertThat(shows(taken, "c", Map.of())).isFalse();
    assertThat(remarked(taken))
        .containsExactly(
            "logoPosition", "widthMode", "pages[0].title", "pages[0].elements[1].startWithNewLine");
  }

  @Test
  void aBooleanIsAChoiceOfTwoAndConditionsOnItHold() {
    var taken =
        taken(
            page(
                "{~type~: ~boolean~, ~name~: ~a~, ~labelTrue~: ~Sure~}",
                "{~type~: ~text~, ~name~: ~b~, ~visibleIf~: ~{a} = true~}",
                "{~type~: ~text~, ~name~: ~c~, ~visibleIf~: ~({a} = False) and {b} empty~}"));

    var choices = ((Question.RadioGroup) question(taken, "a")).choices();
    assertThat(choices).extracting(Choice::value).containsExactly("true", "false");
    assertThat(choices).extracting(each -> each.text().in("en")).containsExactly("Sure", "No");
    assertThat(shows(taken, "b", Map.of("a", List.of("true")))).isTrue();
    assertThat(shows(taken, "b", Map.of("a", List.of("false")))).isFalse();
    assertThat(shows(taken, "c", Map.of("a", List.of("false")))).isTrue();
  }

  @Test
  void aDropdownIsAskedAsChoicesAndOtherAsATextOfItsOwn() {
    var taken =
        taken(
            page(
                """
                {~type~: ~dropdown~, ~name~: ~a~, ~choices~: [~x~, {~value~: 2, ~text~: ~<b>Two</b>~}],
                 ~showOtherItem~: true, ~otherText~: ~Else~, ~placeholder~: ~Choose~}
                """,
                """
                {~type~: ~tagbox~, ~name~: ~b~, ~choices~: [~x~], ~hasOther~: true, ~hasNone~: true}
                """,
                "{~type~: ~radiogroup~, ~name~: ~c~, ~choices~: [1], ~showCommentArea~: true}"));

    assertThat(names(taken)).containsExactly("a", "a-Comment", "b", "b-Comment", "c", "c-Comment");
    assertThat(((Question.RadioGroup) question(taken, "a")).choices())
        .extracting(each -> each.text().in("en"))
        .containsExactly("x", "Two", "Else");
    assertThat(shows(taken, "a-Comment", Map.of("a", List.of("other")))).isTrue();
    assertThat(shows(taken, "a-Comment", Map.of("a", List.of("x")))).isFalse();
    assertThat(question(taken, "a-Comment").prompt().isRequired()).isTrue();
    assertThat(((Question.Checkbox) question(taken, "b")).choices())
        .extracting(Choice::value)
        .containsExactly("x", "none", "other");
    assertThat(shows(taken, "b-Comment", Map.of("b", List.of("x", "other")))).isTrue();
    assertThat(question(taken, "c-Comment").prompt().isRequired()).isFalse();
    assertThat(remarked(taken)).containsExactly("pages[0].elements[0].placeholder");
  }

  @Test
  void aTextBetweenQuestionsStandsBeforeTheNextOne() {
    var taken =
        taken(
            page(
                "{~type~: ~html~, ~name~: ~h~, ~html~: ~<p>One &amp; two</p><p>three</p>~}",
                "{~type~: ~text~, ~name~: ~a~, ~title~: ~A<br>b~, ~description~: ~Own~,"
                    + " ~inputType~: ~email~}"));

    var prompt = question(taken, "a").prompt();
    assertThat(prompt.title()).isEqualTo(LocalizedString.of("A b"));
    assertThat(prompt.description()).isEqualTo(LocalizedString.of("One & two\nthree\n\nOwn"));
    assertThat(remarked(taken)).containsExactly("pages[0].elements[0]");
  }

  @Test
  void aMatrixOfRatingsIsRatingsAndAScaleOfNamedRatesAScale() {
    var taken =
        taken(
            page(
                """
                {~type~: ~matrix~, ~name~: ~m~, ~title~: ~Rate~, ~columns~: [1, 2, {~value~: 3}],
                 ~rows~: [~clear~, {~value~: ~new~, ~text~: ~Novelty~}], ~eachRowRequired~: true}
                """,
                "{~type~: ~rating~, ~name~: ~r~, ~rateValues~: [0, 1, 2], ~rateType~: ~stars~}",
                "{~type~: ~rating~, ~name~: ~s~, ~rateValues~: [{~value~: 1, ~text~: ~bad~}, 2]}",
                "{~type~: ~rating~, ~name~: ~t~, ~rateCount~: 7, ~visibleIf~: ~{m.clear} > 1~}"));

    assertThat(names(taken)).containsExactly("m.clear", "m.new", "r", "s", "t");
    assertThat(((Question.Rating) question(taken, "m.new")).rates()).containsExactly(1, 2, 3);
    assertThat(question(taken, "m.new").prompt().title().in("en")).isEqualTo("Novelty");
    assertThat(question(taken, "m.new").prompt().isRequired()).isTrue();
    assertThat(((Question.Rating) question(taken, "r")).rates()).containsExactly(0, 1, 2);
    assertThat(question(taken, "s")).isInstanceOf(Question.RadioGroup.class);
    assertThat(((Question.Rating) question(taken, "t")).rates()).hasSize(7);
    assertThat(shows(taken, "t", Map.of("m.clear", List.of("2")))).isTrue();
  }

  @Test
  void whatConcernsTheCourseOfPagesAndLengthsOfTextsIsLeftOutWithARemark() {
    var taken =
        taken(
            """
            {~goNextPageAutomatic~: true, ~autoAdvanceEnabled~: true, ~firstPageIsStarted~: true,
             ~clearInvisibleValues~: ~onHidden~, ~maxTextLength~: 100, ~maxOthersLength~: 50,
             ~showTimerPanel~: ~top~, ~pages~: [{~elements~: [
              {~type~: ~rating~, ~name~: ~a~, ~autoGenerate~: false, ~rateValues~: [1, 2, 3]},
              {~type~: ~boolean~, ~name~: ~b~, ~swapOrder~: true}]}]}
            """);

    assertThat(names(taken)).containsExactly("a", "b");
    assertThat(remarked(taken))
        .containsExactly(
            "goNextPageAutomatic",
            "autoAdvanceEnabled",
            "firstPageIsStarted",
            "clearInvisibleValues",
            "maxTextLength",
            "maxOthersLength",
            "showTimerPanel",
            "pages[0].elements[1].swapOrder");
    assertThat(taken.remarks().get(4).message()).contains("not checked");
  }

  @Test
  void aMatrixKeepsTheConditionsOfItsRowsAndItsDescription() {
    var taken =
        taken(
            page(
                "{~type~: ~text~, ~name~: ~a~}",
                """
                {~type~: ~matrix~, ~name~: ~m~, ~description~: ~Of all~, ~columns~: [1, 2],
                 ~isRequired~: true, ~cellType~: ~radio~, ~showCommentArea~: false,
                 ~alternateRows~: true, ~visibleIf~: ~{a} notempty~,
                 ~rows~: [~x~, {~value~: ~y~, ~visibleIf~: ~{a} = 'y'~, ~isRequired~: true}]}
                """));

    assertThat(question(taken, "m.x").prompt().description())
        .isEqualTo(LocalizedString.of("m\n\nOf all"));
    assertThat(shows(taken, "m.x", Map.of("a", List.of("z")))).isTrue();
    assertThat(shows(taken, "m.y", Map.of("a", List.of("z")))).isFalse();
    assertThat(shows(taken, "m.y", Map.of("a", List.of("y")))).isTrue();
    assertThat(question(taken, "m.x").prompt().isRequired()).isFalse();
    assertThat(question(taken, "m.y").prompt().isRequired()).isTrue();
    assertThat(remarked(taken))
        .containsExactly(
            "pages[0].elements[1]",
            "pages[0].elements[1].isRequired",
            "pages[0].elements[1].alternateRows");
  }

  @Test
  void aCommentIsNotTakenForTheTextOfAnotherChoiceByItsCondition() {
    var taken =
        taken(
            page(
                "{~type~: ~radiogroup~, ~name~: ~a~, ~choices~: [~x~, ~other~]}",
                "{~type~: ~radiogroup~, ~name~: ~b~, ~choices~: [1], ~showCommentArea~: true,"
                    + " ~visibleIf~: ~{a} = 'other'~}"));

    assertThat(question(taken, "b-Comment")).isInstanceOf(Question.Comment.class);
    assertThat(question(taken, "b-Comment").prompt().isRequired()).isFalse();
    assertThat(question(taken, "b-Comment").prompt().title().in("en")).isEqualTo("Your comment");
  }

  @Test
  void aTextAfterTheLastQuestionStandsBehindItsDescription() {
    var taken =
        taken(
            page(
                "{~type~: ~text~, ~name~: ~a~, ~description~: ~Own~}",
                "{~type~: ~text~, ~name~: ~b~, ~visibleIf~: ~{a} notempty~}",
                "{~type~: ~html~, ~name~: ~h~, ~html~: ~<p>We don&rsquo;t keep it."
                    + " &#39;x&#39;</p>~}"));

    assertThat(question(taken, "a").prompt().description())
        .isEqualTo(LocalizedString.of("Own\n\nWe don’t keep it. 'x'"));
    assertThat(question(taken, "b").prompt().description()).isNull();
  }

  @Test
  void signsThatAreNoTagsStay() {
    var taken =
        taken(
            page(
                "{~type~: ~text~, ~name~: ~a~, ~title~: ~p<q and r>s &lt;b&gt; &nosuch;"
                    + " <b>x</b>~}"));

    assertThat(question(taken, "a").prompt().title().in("en"))
        .isEqualTo("p<q and r>s <b> &nosuch; x");
  }

  @Test
  void textsInLanguagesWithoutADefaultGetOne() {
    var taken = taken(page("{~type~: ~text~, ~name~: ~a~, ~title~: {~ru~: ~Р~, ~en~: ~E~}}"));

    assertThat(question(taken, "a").prompt().title().in("de")).isEqualTo("E");
    assertThat(question(taken, "a").prompt().title().in("ru")).isEqualTo("Р");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {~type~: ~file~, ~name~: ~a~}                          | pages[0].elements[1].elements[0].type       | ask in a text
          {~type~: ~paneldynamic~, ~name~: ~a~}                  | pages[0].elements[1].elements[0].type       | a fixed number of times
          {~type~: ~text~, ~name~: ~a~, ~requiredIf~: ~x~}       | pages[0].elements[1].elements[0].requiredIf | each with a visibleIf
          {~type~: ~text~, ~name~: ~a~, ~visibleIf~: ~{no} = 1~} | pages[0].elements[1].elements[0].visibleIf  | must name questions before
          {~type~: ~dropdown~, ~name~: ~a~, ~choices~: [1, 1]}   | pages[0].elements[1].elements[0].choices[1] | must not repeat
          {~type~: ~matrix~, ~name~: ~a~, ~rows~: []}            | pages[0].elements[1].elements[0].type       | a question for each row
          {~type~: ~text~, ~name~: ~a~, ~valueName~: ~b~}        | pages[0].elements[1].elements[0].valueName  | name the question so
          {~type~: ~matrix~, ~name~: ~a~, ~rows~: [1], ~columns~: [1, 2], ~rowsVisibleIf~: ~{first} = 1~}    | pages[0].elements[1].elements[0].rowsVisibleIf    | for each row
          {~type~: ~matrix~, ~name~: ~a~, ~rows~: [1], ~columns~: [1, 2], ~columnsVisibleIf~: ~{first} = 1~} | pages[0].elements[1].elements[0].columnsVisibleIf | for each row
          {~type~: ~matrix~, ~name~: ~a~, ~rows~: [1], ~columns~: [1, 2], ~requiredIf~: ~{first} = 1~}       | pages[0].elements[1].elements[0].requiredIf       | ask it twice
          {~type~: ~matrix~, ~name~: ~a~, ~rows~: [1], ~columns~: [1, 2], ~cellType~: ~checkbox~}            | pages[0].elements[1].elements[0].cellType         | checkbox
          {~type~: ~matrix~, ~name~: ~a~, ~rows~: [1], ~columns~: [1, 2], ~cells~: {}}                       | pages[0].elements[1].elements[0].cells            | for each row
          {~type~: ~text~, ~name~: ~a~, ~validators~: [{~type~: ~regex~, ~regex~: ~(a+){10}b~}]}               | pages[0].elements[1].elements[0].validators[0].regex | ever more ways
          {~type~: ~checkbox~, ~name~: ~a~, ~choices~: [1, 2], ~minSelectedChoices~: 1} | pages[0].elements[1].elements[0].minSelectedChoices | in the description
          {~type~: ~text~, ~name~: ~a~, ~readOnly~: true}        | pages[0].elements[1].elements[0].readOnly   | html element
          7                                                      | pages[0].elements[1].elements[0]            | must be a JSON object
          """)
  void whatIsRefusedNamesItsPlaceAndHowToSayIt(String element, String place, String advice) {
    var refused =
        refused(
            page(
                "{~type~: ~boolean~, ~name~: ~first~, ~showCommentArea~: true}",
                "{~type~: ~panel~, ~name~: ~p~, ~elements~: [" + element + "]}"));

    assertThat(refused).extracting(Violation::field).containsExactly(place);
    assertThat(refused.getFirst().message()).contains(advice);
  }

  @Test
  void whatTheCreatorWritesOfItselfAndOfLooksIsLeftOutOfEveryQuestionWithARemark() {
    var taken =
        taken(
            """
            {~surveyId~: ~s~, ~sjsVersion~: ~2.3.0~, ~showTimer~: false, ~completedHtmlOnCondition~: [],
             ~pages~: [{~navigationDescription~: ~n~, ~elements~: [
              {~type~: ~comment~, ~name~: ~a~, ~allowResize~: false, ~clearIfInvisible~: ~none~},
              {~type~: ~dropdown~, ~name~: ~b~, ~choices~: [1, 2], ~searchMode~: ~contains~}]}]}
            """);

    assertThat(names(taken)).containsExactly("a", "b");
    assertThat(remarked(taken))
        .containsExactly(
            "surveyId",
            "sjsVersion",
            "showTimer",
            "completedHtmlOnCondition",
            "pages[0].navigationDescription",
            "pages[0].elements[0].allowResize",
            "pages[0].elements[0].clearIfInvisible",
            "pages[0].elements[1].searchMode");
  }

  @Test
  void rulesOfTheWholeSurveyAreRefused() {
    assertThat(
            refused("{~triggers~: [], ~pages~: [{~elements~: [{~type~: ~text~, ~name~: ~a~}]}]}"))
        .extracting(Violation::field)
        .containsExactly("triggers");
    assertThat(refused("{~pages~: []}")).extracting(Violation::field).contains("pages");
  }
}
