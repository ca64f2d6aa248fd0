package org.talktous.call.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/**
 * A reader's forms, as a browser without scripts sends them. It is Monday, 2026-11-23, 08:00 UTC.
 */
@ServiceTest
class CallPagesTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String HALF_PAST = "2026-11-24T10:30:00Z";

  private final TalkToUs talk;
  private final GivenArticle article;
  private final Api browser;
  private final String email = Reader.newAddress();

  CallPagesTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "tuesday 10:00-12:00");
    this.browser =
        talk.api()
            .with("Accept", "text/html")
            .with("Accept-Language", "en")
            .with("Cookie", "zone=Europe/Moscow");
  }

  @Test
  void aDaySaysItsDateAndHowMuchIsFree() {
    assertThat(page("?day=2026-12-01").body())
        .contains("aria-label=\"Tuesday, 8 December, 4 free times\"")
        .contains("aria-label=\"Tuesday, 1 December, 4 free times, shown below\"")
        .contains("Times are in Moscow time")
        .contains("Book 13:00, Tuesday 1 December");
    assertThat(browser.with("Accept-Language", "ru").get(path() + "?day=2026-12-01").body())
        .contains("<html lang=\"ru\">")
        .contains("aria-label=\"вторник, 8 декабря, 4 варианта времени\"")
        .contains("московское время");
  }

  @Test
  void theFormLeadsToTheCallByARedirectAndAReloadBooksNothingMore() {
    var form = form(TEN);

    var booked = post(path(), form).with(303);

    assertThat(booked.header("Location")).matches("/calls/[\\w-]+\\?booked");
    assertThat(post(path(), form).with(303).header("Location"))
        .isEqualTo(booked.header("Location"));
    assertThat(article.slotsOn("2026-11-24")).doesNotContain(TEN).hasSize(3);
    assertThat(browser.get(booked.header("Location")).with(200).body())
        .contains("Your call is booked")
        .contains("13:00–13:30")
        .contains("Tuesday, 24 November 2026")
        .contains("Moscow time");
  }

  @Test
  void aFormThatIsWrongComesBackWithWhatWasTypedAndWhatToCorrect() {
    var answer = post(path(), form("").replace("name=Anna", "name=").replace("%40", "")).with(422);

    assertThat(answer.body())
        .contains("<title>Error: ")
        .contains("autofocus")
        .contains("Choose a time.")
        .contains("Tell us your name.")
        .contains("Write an email address such as name@example.org.")
        .contains("value=\"" + email.replace("@", "") + "\"")
        .contains("aria-describedby=\"email-hint email-wrong\"")
        .contains("What &lt;do&gt; they gain?");
    assertThat(article.slotsOn("2026-11-24")).hasSize(4);
  }

  @Test
  void aTimeThatIsGoneComesBackWithTheNearestOnesInOneClick() {
    talk.reader().books(article, TEN);

    var answer = post(path(), form(TEN)).with(409);

    assertThat(answer.body())
        .contains("Somebody has just taken that time.")
        .contains("name=\"instead\" value=\"" + HALF_PAST + "\"")
        .contains("value=\"" + email + "\"")
        .contains("What &lt;do&gt; they gain?");
    post(path(), form(TEN) + "&instead=" + HALF_PAST).with(303);
    assertThat(article.slotsOn("2026-11-24")).doesNotContain(HALF_PAST);
  }

  @Test
  void whereNoTimeIsLeftWhatWasTypedIsKeptAndCanBeSentAsAQuestion() {
    article.host().isBusy("2026-11-23T00:00:00Z", "2027-03-01T00:00:00Z");

    var kept = post(path(), form(TEN)).with(409);

    assertThat(kept.body())
        .contains("Somebody has just taken that time. What you typed is kept.")
        .contains("No times are free just now")
        .contains("action=\"/articles/" + article.slug() + "/comment\"")
        .contains("value=\"Anna\"", "value=\"" + email + "\"")
        .contains("What &lt;do&gt; they gain?</textarea>")
        .contains("href=\"/articles/" + article.slug() + "/waitlist\"");
    var written =
        post(
                "/articles/" + article.slug() + "/comment",
                "kind=question&body=What&name=Anna&email="
                    + email.replace("@", "%40")
                    + "&consent=on&stamp="
                    + URLEncoder.encode(StaffBrowser.hidden(kept, "stamp"), StandardCharsets.UTF_8)
                    + "&key="
                    + StaffBrowser.hidden(kept, "key"))
            .with(303);
    assertThat(written.header("Location")).startsWith("/comments/");
    assertThat(browser.get(path()).with(200).body()).doesNotContain("<textarea");
  }

  @Test
  void aTimeThatNobodyOffersComesBackToo() {
    assertThat(post(path(), form("2026-11-24T03:00:00Z")).with(422).body())
        .contains("That time can no longer be booked.");
    assertThat(post(path(), form("+1000000000-12-31T23:59:59Z")).with(422).body())
        .contains("That time can no longer be booked.");
  }

  @Test
  void formsOfProgramsAndOfOtherSitesBookNothing() {
    post(path(), form(TEN).replace("website=", "website=spam")).with(422);
    assertThat(
            browser
                .with("Sec-Fetch-Site", "cross-site")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(path(), form(TEN))
                .with(403)
                .body())
        .contains("This is not yours to open");
    assertThat(article.slotsOn("2026-11-24")).hasSize(4);
  }

  @Test
  void aCallIsMovedByAForm() {
    var call = "/calls/" + talk.reader().books(article, TEN).token();

    assertThat(browser.get(call + "/time").with(200).body())
        .contains("Now booked: Tuesday, 24 November, 13:00 (Moscow time)");
    post(call + "/time", "start=").with(422);
    assertThat(post(call + "/time", "start=" + HALF_PAST).with(303).header("Location"))
        .isEqualTo(call + "?moved");
    assertThat(browser.get(call + "?moved").body()).contains("Your call is moved", "13:30–14:00");
  }

  @Test
  void movingToATimeThatIsGoneOffersOthers() {
    talk.reader().books(article, HALF_PAST);
    var call = "/calls/" + talk.reader().books(article, TEN).token();

    assertThat(post(call + "/time", "start=" + HALF_PAST).with(409).body())
        .contains("Move to the nearest free time instead:")
        .contains("name=\"instead\" value=\"2026-11-24T11:00:00Z\"");
  }

  @Test
  void aCallIsCancelledByAFormAndStaysSo() {
    var call = "/calls/" + talk.reader().books(article, TEN).token();

    assertThat(post(call + "/cancellation", "reason=").with(303).header("Location"))
        .isEqualTo(call);
    post(call + "/cancellation", "").with(303);
    assertThat(browser.get(call + "?booked").body())
        .contains("This call is cancelled")
        .contains("/articles/" + article.slug() + "/call")
        .doesNotContain("calendar.ics");
    browser.get(call + "/time").with(303);
  }

  @Test
  void aCallThatIsOnCanBeJoinedAndOneThatIsOverBookedAgain() {
    var call = "/calls/" + talk.reader().books(article, TEN).token();

    talk.clock().advance(Duration.ofHours(26).plusMinutes(10));
    assertThat(browser.get(call).body())
        .contains("Your call is on now", "Join the call")
        .doesNotContain("/cancellation");
    assertThat(post(call + "/cancellation", "reason=late").with(422).body())
        .contains("This call has already begun or is over");
    talk.clock().advance(Duration.ofHours(1));
    assertThat(browser.get(call).body()).contains("This call is over", "Book another call");
  }

  @Test
  void nothingFreeIsSaidWithSomethingToDo() {
    var full = talk.given().article().withHost("UTC");

    assertThat(browser.get("/articles/" + full.slug() + "/call").with(200).body())
        .contains("No times are free just now")
        .contains("href=\"/articles/" + full.slug() + "\"")
        .doesNotContain("<form id=\"book\"");
  }

  @Test
  void pagesBelongToTheirReaderAlone() {
    var call = browser.get("/calls/" + talk.reader().books(article, TEN).token());

    assertThat(call.header("Cache-Control")).isEqualTo("no-store");
    assertThat(call.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(call.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(call.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(call.body()).doesNotContain("<style", " style=", " onclick=", "<script>");
  }

  @Test
  void aLinkThatIsNotGenuineSaysSoInWords() {
    assertThat(browser.get("/calls/nonsense").with(404).body())
        .contains("This link leads to no call");
    assertThat(browser.with("Accept-Language", "ru").get("/articles/nothing").with(404).body())
        .contains("Такой статьи здесь нет");
  }

  private Answer page(String query) {
    return browser.get(path() + query).with(200);
  }

  private String path() {
    return "/articles/" + article.slug() + "/call";
  }

  private Answer post(String path, String form) {
    return browser
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Sec-Fetch-Site", "same-origin")
        .post(path, form);
  }

  private String form(String start) {
    return "zone=Europe%2FMoscow&day=2026-11-24&name=Anna&email="
        + email.replace("@", "%40")
        + "&website=&key="
        + UUID.randomUUID()
        + "&question=What+%3Cdo%3E+they+gain%3F"
        + "&start="
        + URLEncoder.encode(start, StandardCharsets.UTF_8);
  }
}
