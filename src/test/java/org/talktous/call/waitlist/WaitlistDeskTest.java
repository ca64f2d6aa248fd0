package org.talktous.call.waitlist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Api;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Staff look at who waits. It is Monday, 2026-11-23, 08:00 UTC, and nothing is free. */
@BrowserTest
@ServiceTest
class WaitlistDeskTest {
  private static final Consumer<NewContextOptions> WITHOUT_SCRIPTS =
      view -> view.setJavaScriptEnabled(false);

  private final TalkToUs talk;
  private final GivenHost host;
  private final GivenArticle article;
  private final GivenArticle another;

  WaitlistDeskTest(TalkToUs talk) {
    this.talk = talk;
    this.host = talk.given().host("UTC");
    this.article = talk.given().article().withHost(host);
    this.another = talk.given().article().withHost(talk.given().host("UTC"));
  }

  private static String newAddress() {
    return "waits-" + UUID.randomUUID() + "@example.org";
  }

  private String waits(GivenArticle about) {
    return waits(about, newAddress());
  }

  private String waits(GivenArticle about, String email) {
    talk.api()
        .post(
            "/api/v1/articles/" + about.slug() + "/waitlist",
            Fields.NONE
                .with("email", email)
                .with("zone", "Europe/Moscow")
                .with("locale", "ru")
                .with("consent", true))
        .with(202);
    return email;
  }

  private static List<String> emails(Api caller, String query) {
    return caller.get("/api/v1/admin/waitlist" + query).with(200).items("/items").stream()
        .map(each -> each.path("email").asText())
        .toList();
  }

  private String onlyOf(GivenArticle about) {
    return "?article=" + about.slug();
  }

  @Test
  void anAdminSeesWhoWaitsForWhichArticleAndSinceWhen() {
    var first = waits(article);
    talk.clock().advance(Duration.ofHours(2));
    var second = waits(article);
    waits(another);
    // Whoever names an address again changes nothing of what its owner has said.
    talk.clock().advance(Duration.ofHours(2));
    waits(article, first);

    var found = talk.desk().get("/api/v1/admin/waitlist" + onlyOf(article)).with(200);

    assertThat(found.items("/items").stream().map(WaitlistDeskTest::told))
        .containsExactly(
            first + " 2026-11-23T08:00:00Z 2027-01-22T08:00:00Z",
            second + " 2026-11-23T10:00:00Z 2027-01-22T10:00:00Z");
    assertThat(found.items("/items"))
        .allSatisfy(
            each -> {
              assertThat(each.path("article").asText()).isEqualTo(article.slug());
              assertThat(each.path("zone").asText()).isEqualTo("Europe/Moscow");
              assertThat(each.path("locale").asText()).isEqualTo("ru");
            });
    assertThat(found.items("/items").getFirst().size()).isEqualTo(7);
  }

  private static String told(JsonNode item) {
    return item.path("email").asText()
        + " "
        + item.path("since").asText()
        + " "
        + item.path("until").asText();
  }

  @Test
  void aHostSeesThoseWhoWaitForCallsThatTheyTake() {
    var ours = waits(article);
    var theirs = waits(another);
    var ofAnybody = waits(talk.given().article());
    var caller = host.signsIn();

    assertThat(emails(caller, "")).contains(ours, ofAnybody).doesNotContain(theirs);
    assertThat(emails(caller, onlyOf(another))).isEmpty();
    assertThat(emails(talk.desk(), "?host=" + host.id())).contains(ours).doesNotContain(theirs);
    caller.get("/api/v1/admin/waitlist?host=" + another.host().id()).with(403);
    host.leaves();
    assertThat(emails(caller, "")).doesNotContain(ours);
  }

  @Test
  void whoWasToldHasLeftOrIsOverdueIsNotListed() {
    waits(article);
    talk.clock().advance(Duration.ofDays(60));
    assertThat(emails(talk.desk(), onlyOf(article))).isEmpty();

    waits(article);
    host.worksOn("2027-01-25", "10:00-10:30");
    talk.bean(OpeningJob.class).tell();

    assertThat(emails(talk.desk(), onlyOf(article))).isEmpty();
  }

  @Test
  void aLongListComesInPages() {
    var all = IntStream.range(0, 51).mapToObj(i -> waits(article)).toList();

    var first = talk.desk().get("/api/v1/admin/waitlist" + onlyOf(article)).with(200);
    var rest = emails(talk.desk(), onlyOf(article) + "&cursor=" + first.text("/next"));

    assertThat(first.items("/items").stream().map(each -> each.path("email").asText()))
        .containsExactlyElementsOf(all.subList(0, 50));
    assertThat(rest).containsExactly(all.getLast());
    talk.desk().get("/api/v1/admin/waitlist?cursor=nonsense").with(400);
    assertThat(emails(talk.desk(), "?article=no-such-article")).isEmpty();

    var visit = StaffBrowser.visit(talk, Visit.DESK);
    visit.open("/admin/calls/waitlist" + onlyOf(article) + "&lang=en&zone=UTC");
    visit.link("Next").click();
    assertThat(visit.at("tbody")).containsText(all.getLast());
    assertThat(visit.at("tbody")).not().containsText(all.getFirst());
  }

  @Test
  void anAdminFindsItUnderCalls() {
    var email = waits(article);
    waits(another);
    var visit = StaffBrowser.visit(talk, Visit.DESK);
    visit.open("/admin/calls?lang=en&zone=UTC");
    visit.link("Wait list").click();
    visit.reads("Wait list");
    visit.isSound();

    visit.at("select[name=article]").selectOption(article.slug());
    visit.button("Show").click();

    assertThat(visit.at("tbody")).containsText(email);
    assertThat(visit.at("tbody")).containsText("Monday, 23 November 2026, 08:00");
    assertThat(visit.at("tbody")).containsText("Friday, 22 January 2027");
    assertThat(visit.at("tbody tr:nth-child(2)")).hasCount(0);
    assertThat(visit.at("#sections [aria-current]")).containsText("Calls");
    visit.isSound();
  }

  @Test
  void aHostReadsItOnAPhoneWithoutScriptsInRussian() {
    var email = waits(article);
    var visit = Visit.to(talk, Visit.PHONE.andThen(WITHOUT_SCRIPTS));
    visit.open("/admin/sign-in?lang=ru");
    visit.at("#email").fill(host.account());
    visit.at("#password").fill(TalkToUs.PASSWORD);
    visit.at(".sign-in button").click();
    visit.open("/admin/calls?lang=ru&zone=UTC");
    visit.isWellSet();
    visit.link("Список ожидания").click();
    visit.reads("Список ожидания");

    assertThat(visit.at("tbody")).containsText(email);
    visit.isWellSet();
    visit.open("/admin/calls/waitlist?article=no-such-article");
    assertThat(visit.at(".nothing")).containsText("никто не ждёт");
    visit.isWellSet();
  }

  @Test
  void aKeyboardReachesTheListAndWhatIsInIt() {
    waits(article);
    waits(another);
    var visit = StaffBrowser.visit(talk, Visit.PHONE);
    visit.open("/admin/calls/waitlist?lang=en&zone=UTC");
    visit.isSound();

    visit.at("select[name=article]").focus();
    visit.press("Tab");
    assertThat(visit.isIn(visit.button("Show"))).isTrue();
    visit.press("Tab");
    assertThat(visit.isIn(visit.at(".table"))).isTrue();
    visit.press("Tab");
    assertThat(visit.isIn(visit.at("tbody a"))).isTrue();
  }
}
