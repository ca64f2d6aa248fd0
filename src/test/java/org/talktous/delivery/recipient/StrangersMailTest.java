package org.talktous.delivery.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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
  void whoHasOpenedTheLinkOfAMailGetsMailsAsTheyAre() {
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

    StaffBrowser.page(talk).get(link).with(200);
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
    var written =
        talk.api()
            .post(
                "/api/v1/articles/" + article.slug() + "/comments",
                Fields.NONE
                    .with("kind", "question")
                    .with("body", "Cheap pills?")
                    .with("name", "Mallory")
                    .with("email", email)
                    .with("consent", true))
            .with(201);
    answers(written, "Our first answer.");
    var first = mailroom.lastTo(email);
    assertThat(first.text()).contains("Our first answer.", "This was not me");
    assertThat(all(first)).doesNotContain(TYPED);

    StaffBrowser.page(talk).get(link(first, "/comments/")).with(200);
    answers(written, "Our second answer.");

    assertThat(mailroom.lastTo(email).text()).contains("Our second answer.", "Cheap pills?");
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
  void anAddressGetsFiveMailsAnHourAndTheRestInOne() {
    var limited =
        mailroom.talk(
            Map.of("talk.ratelimit.enabled", "true", "talk.trusted-proxies", "127.0.0.0/8,::1"));
    var article = limited.given().article().withHost("UTC", "daily 10:00-14:00");
    var email = Mailroom.newAddress();
    var other = Mailroom.newAddress();
    for (int i = 0; i < 8; i++) {
      new Reader(limited.api().with("X-Forwarded-For", "192.0.2." + i))
          .tries(
              Reader.request(article, "2026-12-0" + (1 + i) + "T10:00:00Z")
                  .with("email", i % 2 == 0 ? email : email.toUpperCase(Locale.ROOT)))
          .with(201);
    }
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
                    .contains("Your call is booked")
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
