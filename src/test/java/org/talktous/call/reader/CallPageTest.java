package org.talktous.call.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.talktous.call.booking.Booked;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/**
 * The booking page in all its states. It is Monday, 2026-11-23, 08:00 UTC, and the host takes calls
 * on Tuesdays from 10 to 12.
 */
@BrowserTest
@ServiceTest
class CallPageTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final GivenArticle article;
  private final String email = Reader.newAddress();

  CallPageTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "tuesday 10:00-12:00");
  }

  private Visit open() {
    return open(article);
  }

  private Visit open(GivenArticle about) {
    var visit = Visit.to(talk);
    visit.open("/articles/" + about.slug() + "/call");
    return visit;
  }

  private static Response book(Visit visit) {
    return visit.page().waitForNavigation(() -> visit.at("#book-button").click());
  }

  private void fillIn(Visit visit) {
    visit.time("10:00").check();
    visit.field("Your name").fill("Anna Reader");
    visit.field("Email").fill(email);
  }

  @Test
  void twoClicksAndTwoFieldsSuffice() {
    var visit = open();

    visit.time("10:00").click();
    visit.field("Your name").fill("Anna Reader");
    visit.field("Email").fill(email);
    visit.button("Book 10:00, Tuesday 24 November").click();

    visit.reads("Your call is booked");
    assertThat(Booked.about(article).only().at("/reader/name").asText()).isEqualTo("Anna Reader");
  }

  @Test
  void wrongFieldsAreNamedAtTheTopAndInPlace() {
    var visit = open();
    visit.field("Email").fill("anna");
    visit.at("#book").evaluate("form => form.noValidate = true");

    assertThat(book(visit).status()).isEqualTo(422);

    assertThat(visit.isIn(visit.at("#refusal"))).isTrue();
    assertThat(visit.page())
        .hasTitle("Error: Schedule a call – " + article.draft().values().get("title"));
    assertThat(visit.at("#email")).hasValue("anna");
    assertThat(visit.at("#email"))
        .hasAccessibleDescription(
            "The invitation goes to this address. "
                + "Write an email address such as name@example.org.");
    visit.isSound();
    visit.link("Tell us your name.").click();
    assertThat(visit.isIn(visit.at("#name"))).isTrue();
    visit.link("Choose a time.").click();
    assertThat(visit.at("#times")).isInViewport();
  }

  @Test
  void aTimeTakenMeanwhileIsAnsweredWithTheNearestOnesAndNothingTypedIsLost() {
    var visit = open();
    fillIn(visit);
    visit.at("#question").fill("Why?\n\nAnd why not?");
    talk.reader().books(article, TEN);

    assertThat(book(visit).status()).isEqualTo(409);

    visit.reads("The call is not booked yet");
    assertThat(visit.isIn(visit.at("#refusal"))).isTrue();
    assertThat(visit.at("#name")).hasValue("Anna Reader");
    assertThat(visit.at("#email")).hasValue(email);
    assertThat(visit.at("#question")).hasValue("Why?\n\nAnd why not?");
    assertThat(visit.page().locator(".nearest button"))
        .hasText(
            new String[] {
              "10:30 Tuesday, 24 November",
              "11:00 Tuesday, 24 November",
              "11:30 Tuesday, 24 November",
              "10:00 Tuesday, 1 December",
              "10:30 Tuesday, 1 December"
            });
    visit.isSound();

    visit.button("11:00 Tuesday, 24 November").click();
    visit.reads("Your call is booked");
    assertThat(visit.at(".moment b")).hasText("11:00–11:30");
    assertThat(Booked.about(article).each("question")).contains("Why?\n\nAnd why not?");
  }

  @Test
  void whoFindsNothingFreeIsToldSo() {
    var visit = open(talk.given().article().withHost(talk.given().host("UTC")));

    visit.reads("No times are free just now");
    assertThat(visit.page().locator("#book")).hasCount(0);
    visit.isSound();
    visit.link("Back to the article").click();
    visit.page().waitForURL("**/articles/*");
  }

  @Test
  void aMonthWithNothingFreeLeadsToTheNearestDay() {
    var host = talk.given().host("UTC").worksOn("2027-01-12", "10:00-12:00");
    var visit = open(talk.given().article().withHost(host));
    visit.reads("January 2027");

    visit.link("Earlier: December 2026").click();
    visit.at("#when").getByText("Nothing is free in December 2026.").waitFor();
    visit.isSound();
    visit.link("See Tuesday, 12 January").click();

    visit.time("10:00").waitFor();
  }

  @Test
  void aFormSentTwiceBooksOnce() {
    var shared = article.withHost("UTC", "tuesday 10:00-12:00");
    var visit = open(shared);
    fillIn(visit);

    visit.at("#book-button").dblclick();
    visit.reads("Your call is booked");

    assertThat(Booked.about(shared).calls()).hasSize(1);
  }

  @Test
  void reloadingTheConfirmationBooksNothing() {
    var visit = open();
    fillIn(visit);
    book(visit);

    visit.page().reload();
    visit.page().reload();

    visit.reads("Your call is booked");
    assertThat(Booked.about(article).calls()).hasSize(1);
  }

  @Test
  void whoGoesBackAfterBookingFindsTheirTimeGone() {
    var visit = open();
    fillIn(visit);
    book(visit);

    visit.page().goBack();

    visit.time("10:30").waitFor();
    assertThat(visit.time("10:00")).hasCount(0);
    visit.page().goForward();
    visit.reads("Your call is booked");
    assertThat(Booked.about(article).calls()).hasSize(1);
  }

  @Test
  void aLongQuestionArrivesAsItWasTyped() {
    var question = "\nFirst: “why?” <b>& so on</b>\n\n" + "Слово за словом.\n".repeat(280) + "end";
    var visit = open();
    fillIn(visit);
    visit.at("#question").fill(question);

    book(visit);

    visit.reads("Your call is booked");
    assertThat(Booked.about(article).only().at("/question").asText()).isEqualTo(question.strip());
  }

  @Test
  void daysAreNamedInFullWithTheNumberOfTheirTimes() {
    var path = "/articles/" + articleWithManyTimes().slug() + "/call";

    var english = Visit.to(talk);
    english.open(path);
    assertThat(names(english))
        .containsExactly(
            "Tuesday, 1 December, 1 free time, shown below",
            "Wednesday, 2 December, 2 free times",
            "Thursday, 3 December, 5 free times",
            "Friday, 4 December, 21 free times");
    var russian = Visit.to(talk, view -> view.setLocale("ru-RU"));
    russian.open(path);
    assertThat(names(russian))
        .containsExactly(
            "вторник, 1 декабря, 1 вариант времени, показано ниже",
            "среда, 2 декабря, 2 варианта времени",
            "четверг, 3 декабря, 5 вариантов времени",
            "пятница, 4 декабря, 21 вариант времени");
  }

  private GivenArticle articleWithManyTimes() {
    return talk.given()
        .article()
        .withHost(
            talk.given()
                .host("UTC")
                .worksOn("2026-12-01", "10:00-10:30")
                .worksOn("2026-12-02", "10:00-11:00")
                .worksOn("2026-12-03", "10:00-12:30")
                .worksOn("2026-12-04", "10:00-20:30"));
  }

  private static List<String> names(Visit visit) {
    return visit.page().locator(".days a").all().stream()
        .map(day -> day.getAttribute("aria-label"))
        .toList();
  }
}
