package org.talktous.delivery.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Nobody makes the service write a stranger's words to a stranger. */
@ServiceTest
class StrangersMailTest {
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/\\S+)");
  private static final List<String> TYPED =
      List.of("Mallory", "Cheap pills", "pills.example", "A quoted passage", "Because pills");

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();

  private Answer books(GivenArticle article, String start, String email, String locale) {
    return talk.reader()
        .tries(
            Reader.request(article, start)
                .with("name", "Mallory https://pills.example")
                .with("email", email)
                .with("locale", locale)
                .with("topic", "Cheap pills")
                .with("passage", Map.of("exact", "A quoted passage"))
                .with("question", "Cheap pills at https://pills.example ?"))
        .with(201);
  }

  private GivenArticle article() {
    return talk.given().article().withHost("UTC", "daily 10:00-14:00");
  }

  private static String all(ReceivedMail mail) {
    return mail.subject()
        + mail.text()
        + mail.html()
        + mail.head()
        + (mail.structure().toString().contains("text/calendar") ? mail.calendar() : "");
  }

  @Test
  void untilAnAddressHasClickedItsMailsHoldNothingThatTheBookerTyped() {
    for (var locale : List.of("en", "ru")) {
      var article = article();
      var email = Mailroom.newAddress();
      var booked = books(article, "2026-11-25T10:00:00Z", email, locale);
      var call = "/api/v1/bookings/" + booked.text("/token");
      talk.api()
          .post(call + "/rescheduling", Fields.NONE.with("startsAt", "2026-11-25T11:00:00Z"))
          .with(200);
      mailroom.deliver();
      talk.api()
          .post(call + "/cancellation", Fields.NONE.with("reason", "Because pills"))
          .with(200);
      mailroom.deliver();

      assertThat(mailroom.to(email)).hasSizeGreaterThan(1);
      for (var mail : mailroom.to(email)) {
        assertThat(all(mail)).doesNotContain(TYPED);
        assertThat(mail.text())
            .contains(locale.equals("en") ? "This was not me" : "Это не я")
            .contains(booked.text("/reference"));
      }
      assertThat(mailroom.lastTo(article.host().name()).text())
          .contains("Mallory", "Because pills");
    }
  }

  @Test
  void whoHasConfirmedByTheLinkOfAMailGetsMailsAsTheyAre() {
    var article = article();
    var email = Mailroom.newAddress();
    var booked = books(article, "2026-11-25T10:00:00Z", email, "en");
    mailroom.deliver();
    var link = link(mailroom.lastTo(email), "/calls/");

    // The link that whoever books is given is not the one of the mail.
    StaffBrowser.page(talk).get("/calls/" + booked.text("/token")).with(200);
    var call = "/api/v1/bookings/" + booked.text("/token");
    talk.api()
        .post(call + "/rescheduling", Fields.NONE.with("startsAt", "2026-11-25T11:00:00Z"))
        .with(200);
    mailroom.deliver();
    assertThat(all(mailroom.lastTo(email))).doesNotContain(TYPED);

    // Mail gateways open links before anybody reads the mail.
    var page = StaffBrowser.page(talk);
    assertThat(page.get(link).with(200).body()).contains("Yes, this is my address");
    page.send("HEAD", link, "").with(200);
    talk.api()
        .post(call + "/rescheduling", Fields.NONE.with("startsAt", "2026-11-25T13:00:00Z"))
        .with(200);
    mailroom.deliver();
    assertThat(all(mailroom.lastTo(email))).doesNotContain(TYPED);

    confirms(link);
    assertThat(page.get(link + "&confirmed").with(200).body())
        .contains("this address is confirmed as yours")
        .doesNotContain("Yes, this is my address");
    assertThat(page.get("/calls/" + booked.text("/token") + "?confirmed").with(200).body())
        .as("what the owner of the address has done, told to others")
        .doesNotContain("this address is confirmed as yours");
    talk.api()
        .post(call + "/rescheduling", Fields.NONE.with("startsAt", "2026-11-25T12:00:00Z"))
        .with(200);
    mailroom.deliver();

    assertThat(mailroom.lastTo(email).text())
        .contains("Cheap pills at https://pills.example ?", "A quoted passage")
        .doesNotContain("This was not me");
    assertThat(mailroom.lastTo(email).head()).contains("Mallory");
  }

  @Test
  void anAnswerToACommentRepeatsItOnlyToWhoHasClicked() {
    var article = article();
    var email = Mailroom.newAddress();
    var written = comments(article, email);
    answers(written, "Our first answer.");
    var first = mailroom.lastTo(email);
    assertThat(first.text()).contains("Our first answer.", "This was not me");
    assertThat(all(first)).doesNotContain(TYPED);

    var link = link(first, "/comments/");
    assertThat(StaffBrowser.page(talk).get(link).with(200).body())
        .contains("Yes, this is my address");
    answers(written, "Our answer to whoever looks.");
    assertThat(all(mailroom.lastTo(email))).doesNotContain(TYPED);

    confirms(link);
    answers(written, "Our second answer.");

    assertThat(mailroom.lastTo(email).text()).contains("Our second answer.", "Cheap pills?");
  }

  /** Presses the button that a page shows which was opened by the link of a mail. */
  private void confirms(String link) {
    sends(link, "confirmation", Map.of());
  }

  private void sends(String link, String form, Map<String, String> fields) {
    var parts = link.split("\\?mail=");
    var all = new HashMap<>(fields);
    all.put("mail", parts[1]);
    StaffBrowser.page(talk).send("POST", parts[0] + "/" + form, StaffBrowser.form(all)).with(303);
  }

  @Test
  void whoMovesACallByTheLinkOfAMailHasConfirmedTheirAddress() {
    var article = article();
    var email = Mailroom.newAddress();
    books(article, "2026-11-25T10:00:00Z", email, "en");
    mailroom.deliver();
    var link = link(mailroom.lastTo(email), "/calls/");
    var parts = link.split("\\?");
    assertThat(StaffBrowser.page(talk).get(parts[0] + "/time?" + parts[1]).with(200).body())
        .contains("name=\"mail\"");

    sends(link, "time", Map.of("start", "2026-11-25T11:00:00Z", "zone", "UTC"));
    mailroom.deliver();

    assertThat(mailroom.lastTo(email).text()).contains("Cheap pills", "A quoted passage");
  }

  @Test
  void whoCancelsOrRepliesByTheLinkOfAMailHasConfirmedTheirAddress() {
    var article = article();
    var email = Mailroom.newAddress();
    books(article, "2026-11-25T10:00:00Z", email, "en");
    mailroom.deliver();
    sends(link(mailroom.lastTo(email), "/calls/"), "cancellation", Map.of("reason", "I am ill."));
    mailroom.deliver();
    assertThat(mailroom.lastTo(email).text()).contains("I am ill.");

    var other = Mailroom.newAddress();
    var written = comments(article, other);
    answers(written, "Our first answer.");
    sends(link(mailroom.lastTo(other), "/comments/"), "replies", Map.of("body", "Thank you."));
    answers(written, "Our second answer.");
    assertThat(mailroom.lastTo(other).text()).contains("Cheap pills?");
  }

  private Answer comments(GivenArticle article, String email) {
    return talk.api()
        .post(
            "/api/v1/articles/" + article.slug() + "/comments",
            Fields.NONE
                .with("kind", "question")
                .with("body", "Cheap pills?")
                .with("name", "Mallory")
                .with("email", email)
                .with("consent", true))
        .with(201);
  }

  private void answers(Answer written, String body) {
    var id =
        talk.sql()
            .value("select id from reader_query where reference = ?", written.text("/reference"));
    talk.desk()
        .post("/api/v1/admin/comments/" + id + "/replies", Fields.NONE.with("body", body))
        .with(201);
    mailroom.deliver();
  }

  @Test
  void whoSaysThatItWasNotThemLosesTheCallAndGetsNoMoreMails() {
    var article = article();
    var email = Mailroom.newAddress();
    var booked = books(article, "2026-11-25T10:00:00Z", email, "en");
    mailroom.deliver();
    var link = link(mailroom.lastTo(email), "/not-me/");
    var page = StaffBrowser.page(talk);

    // Mail programs open links by themselves.
    assertThat(page.get(link).with(200).body()).contains("Was it somebody else?");
    assertThat(status(booked)).isEqualTo("confirmed");
    assertThat(page.send("POST", link, "").with(200).body()).contains("Thank you for telling us");
    int mails = mailroom.to(email).size();

    assertThat(status(booked)).isEqualTo("cancelled");
    // Nothing tells who books with the address.
    assertThat(
            books(article, "2026-11-25T11:00:00Z", email.toUpperCase(Locale.ROOT), "en")
                .text("/status"))
        .isEqualTo("confirmed");
    mailroom.deliver();
    assertThat(mailroom.to(email)).hasSize(mails);
    assertThat(mailroom.to(email.toUpperCase(Locale.ROOT))).isEmpty();

    var path = "/api/v1/admin/suppressed-addresses";
    assertThat(talk.desk().get(path).with(200).body()).contains(email);
    var desk = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    assertThat(desk.get("/admin/suppressed-addresses").with(200).body()).contains(email);
    desk.send(
            "POST",
            "/admin/suppressed-addresses/removal",
            StaffBrowser.form(Map.of("email", email)))
        .with(303);
    assertThat(talk.desk().get(path).with(200).body()).doesNotContain(email);
    books(article, "2026-11-25T12:00:00Z", email, "en");
    mailroom.deliver();
    assertThat(mailroom.to(email)).hasSize(mails + 1);
  }

  @Test
  void whoSaysThatItWasNotThemGetsNoMailUnderAnotherSpelling() {
    var article = article();
    var name = "victim." + Mailroom.newAddress().replaceAll("@.*", "");
    books(article, "2026-11-25T10:00:00Z", name + "+1@gmail.com", "en");
    mailroom.deliver();
    var link = link(mailroom.lastTo(name + "+1@gmail.com"), "/not-me/");
    StaffBrowser.page(talk).send("POST", link, "").with(200);

    var spellings = List.of(name + "+2", name, name.replace(".", ""));
    for (int i = 0; i < spellings.size(); i++) {
      var spelling = spellings.get(i) + "@gmail.com";
      books(article, "2026-11-25T1" + (1 + i) + ":00:00Z", spelling, "en");
      mailroom.deliver();
      assertThat(mailroom.to(spelling)).as(spelling).isEmpty();
    }
  }

  @Test
  void whoeverErasesWhatTheyBookedDoesNotTakeTheWordFromTheOwnerOfTheAddress() {
    var article = article();
    var email = Mailroom.newAddress();
    var booked = books(article, "2026-11-25T10:00:00Z", email, "en");
    mailroom.deliver();
    var link = link(mailroom.lastTo(email), "/not-me/");
    talk.api().delete("/api/v1/bookings/" + booked.text("/token")).with(204);
    int before = mailroom.to(email).size();

    StaffBrowser.page(talk).send("POST", link, "").with(200);
    books(article, "2026-11-25T11:00:00Z", email, "en");
    mailroom.deliver();

    assertThat(mailroom.to(email)).hasSize(before);
    var forged = "/not-me/" + "0".repeat(64) + link.substring("/not-me/".length() + 64);
    StaffBrowser.page(talk).send("POST", forged, "").with(404);
  }

  @Test
  void aWithdrawnCommentLeavesTheWordToTheOwnerOfTheAddressToo() {
    var article = article();
    var email = Mailroom.newAddress();
    var written = comments(article, email);
    answers(written, "Our answer.");
    var link = link(mailroom.lastTo(email), "/not-me/");
    talk.api().post("/api/v1/comments/" + written.text("/token") + "/withdrawal").with(200);

    StaffBrowser.page(talk).send("POST", link, "").with(200);
    answers(comments(article, email), "Another answer.");

    assertThat(mailroom.lastTo(email).text()).contains("Our answer.");
  }

  @Test
  void whoIsErasedTakesNoPublicQuestionDown() {
    var article = article();
    var email = Mailroom.newAddress();
    var written = comments(article, email);
    answers(written, "Our answer.");
    var link = link(mailroom.lastTo(email), "/not-me/");
    talk.api().delete("/api/v1/comments/" + written.text("/token")).with(204);
    var thread = "select status, body from reader_query where reference = ?";
    var before = talk.sql().rows(thread, written.text("/reference"));

    StaffBrowser.page(talk).send("POST", link, "").with(200);

    assertThat(talk.sql().rows(thread, written.text("/reference"))).isEqualTo(before);
  }

  private TalkToUs limited() {
    return mailroom.talk(
        Map.of("talk.ratelimit.enabled", "true", "talk.trusted-proxies", "127.0.0.0/8,::1"));
  }

  /** Books so many calls at ten on as many days, from as many networks. */
  private static List<Answer> books(
      TalkToUs limited, GivenArticle article, int calls, IntFunction<String> email) {
    return IntStream.range(0, calls)
        .mapToObj(
            i ->
                new Reader(limited.api().with("X-Forwarded-For", "192.0.2." + i))
                    .tries(
                        Reader.request(article, "2026-12-0" + (1 + i) + "T10:00:00Z")
                            .with("email", email.apply(i)))
                    .with(201))
        .toList();
  }

  @Test
  void allSpellingsOfAMailboxHaveFiveMailsAnHourTogether() {
    var limited = limited();
    var article = limited.given().article().withHost("UTC", "daily 10:00-14:00");
    var name = Mailroom.newAddress().replaceAll("@.*", "");
    books(limited, article, 8, i -> name + "+" + i + "@gmail.com");
    new Deliver(limited).now();

    var spellings = IntStream.range(0, 8).mapToObj(i -> name + "+" + i + "@gmail.com").toList();
    assertThat(spellings.stream().mapToInt(each -> mailroom.to(each).size()).sum()).isEqualTo(5);

    // Of the mails that tell of the rest there is one an hour, too.
    limited.clock().advance(Duration.ofHours(1));
    limited.bean(FoldedMailJob.class).tell();
    limited.bean(FoldedMailJob.class).tell();
    new Deliver(limited).now();
    assertThat(spellings.stream().mapToInt(each -> mailroom.to(each).size()).sum()).isEqualTo(6);
  }

  @Test
  void anAddressThatIsConfirmedGetsInTimeWhatCannotWait() {
    var limited = limited();
    var article = limited.given().article().withHost("UTC", "daily 10:00-14:00");
    var email = mailroom.knownAddress();
    limited.bean(ConfirmedAddresses.class).confirm(email);
    var booked = books(limited, article, 7, i -> email);
    new Deliver(limited).now();
    assertThat(mailroom.to(email)).hasSize(5);

    limited
        .api()
        .post("/api/v1/bookings/" + booked.getFirst().text("/token") + "/cancellation")
        .with(200);
    new Deliver(limited).now();

    assertThat(mailroom.to(email)).hasSize(6);
    assertThat(mailroom.lastTo(email).calendar().toString()).contains("METHOD:CANCEL");
  }

  @Test
  void aMailThatPressesIsToldOfWhileItIsOfUse() {
    var limited = limited();
    var article = limited.given().article().withHost("UTC", "daily 10:00-14:00");
    var email = Mailroom.newAddress();
    var booked = books(limited, article, 5, i -> email);
    new Deliver(limited).now();
    limited
        .api()
        .post("/api/v1/bookings/" + booked.getFirst().text("/token") + "/cancellation")
        .with(200);
    new Deliver(limited).now();
    assertThat(mailroom.to(email)).hasSize(5);

    limited.clock().advance(FoldedMailJob.PRESSING);
    limited.bean(FoldedMailJob.class).tell();
    new Deliver(limited).now();

    var summary = mailroom.lastTo(email);
    assertThat(summary.subject()).isEqualTo("1 more message for you");
    assertThat(summary.text())
        .contains("/calls/" + booked.getFirst().text("/token") + "?mail=", "This was not me");

    // It counts for nothing, and another that presses comes a little later.
    limited
        .api()
        .post("/api/v1/bookings/" + booked.get(1).text("/token") + "/cancellation")
        .with(200);
    new Deliver(limited).now();
    limited.clock().advance(FoldedMailJob.PRESSING);
    limited.bean(FoldedMailJob.class).tell();
    new Deliver(limited).now();
    assertThat(mailroom.to(email)).hasSize(6);
    limited.clock().advance(FoldedMailJob.SPACING);
    limited.bean(FoldedMailJob.class).tell();
    new Deliver(limited).now();
    assertThat(mailroom.to(email)).hasSize(7);

    // Who says there that it was not them loses what it tells of.
    var link = link(mailroom.lastTo(email), "/not-me/");
    StaffBrowser.page(limited).send("POST", link, "").with(200);
    assertThat(limited.desk().get("/api/v1/admin/suppressed-addresses").with(200).body())
        .contains(email);
  }

  @Test
  void whoDisownsAMailThatTellsOfOthersTakesBackAllOfThem() {
    var limited = limited();
    var article = limited.given().article().withHost("UTC", "daily 10:00-14:00");
    var email = Mailroom.newAddress();
    var booked = books(limited, article, 7, i -> email);
    new Deliver(limited).now();
    limited.clock().advance(Duration.ofHours(1));
    limited.bean(FoldedMailJob.class).tell();
    new Deliver(limited).now();

    var link = link(mailroom.lastTo(email), "/not-me/");
    StaffBrowser.page(limited).send("POST", link, "").with(200);

    assertThat(
            booked.stream()
                .map(call -> "/api/v1/bookings/" + call.text("/token"))
                .map(path -> limited.api().get(path).with(200).text("/status")))
        .containsOnly("confirmed", "cancelled")
        .filteredOn("cancelled"::equals)
        .hasSize(2);
  }

  @Test
  void anAddressGetsFiveMailsAnHourAndTheRestInOne() {
    var limited = limited();
    var article = limited.given().article().withHost("UTC", "daily 10:00-14:00");
    var email = Mailroom.newAddress();
    var other = Mailroom.newAddress();
    books(limited, article, 8, i -> i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT));
    new Reader(limited.api())
        .tries(Reader.request(article, "2026-12-01T11:00:00Z").with("email", other))
        .with(201);

    new Deliver(limited).now();
    var job = limited.bean(FoldedMailJob.class);
    job.tell();
    new Deliver(limited).now();
    assertThat(mails(email)).isEqualTo(5);
    assertThat(mailroom.to(other)).hasSize(1);

    limited.clock().advance(Duration.ofHours(1));
    job.tell();
    job.tell();
    new Deliver(limited).now();

    assertThat(subjects(email)).hasSize(6);
    assertThat(
            List.of(email, email.toUpperCase(Locale.ROOT)).stream()
                .flatMap(each -> mailroom.to(each).stream())
                .filter(mail -> mail.subject().equals("3 more messages for you")))
        .singleElement()
        .satisfies(
            mail ->
                assertThat(mail.text())
                    .contains("Your call is booked", "This was not me")
                    .doesNotContain("Anna")
                    .containsPattern("/calls/\\S+\\?mail="));
  }

  private List<String> subjects(String email) {
    return Stream.of(email, email.toUpperCase(Locale.ROOT))
        .flatMap(each -> mailroom.to(each).stream())
        .map(ReceivedMail::subject)
        .toList();
  }

  private int mails(String email) {
    return mailroom.to(email).size() + mailroom.to(email.toUpperCase(Locale.ROOT)).size();
  }

  private static String link(ReceivedMail mail, String folder) {
    return LINK.matcher(mail.text())
        .results()
        .map(found -> found.group(1))
        .filter(path -> path.startsWith(folder))
        .findFirst()
        .orElseThrow();
  }

  private String status(Answer booked) {
    return talk.api().get("/api/v1/bookings/" + booked.text("/token")).with(200).text("/status");
  }
}
