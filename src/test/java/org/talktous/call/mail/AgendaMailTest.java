package org.talktous.call.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.Concurrently;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Hosts get the calls of the day in the morning. The clock stands at Monday, 08:00 UTC. */
@ServiceTest
class AgendaMailTest {
  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();

  private GivenArticle articleOf(String zone) {
    return talk.given().article().withHost(zone, "daily 00:00-24:00");
  }

  private GivenCall books(GivenArticle article, String start) {
    var request = Reader.request(article, start).with("question", "Why on " + start + "?");
    return new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
  }

  /** How many of these mails the host has got by a time. */
  private long agendasAt(String time, GivenArticle article) {
    talk.clock().set(Instant.parse(time));
    talk.bean(DailyAgendaJob.class).tell();
    mailroom.deliver();
    return mailroom.to(article.host().name()).stream()
        .filter(mail -> !mail.headers("List-Unsubscribe").isEmpty())
        .count();
  }

  private ReceivedMail lastAgenda(GivenArticle article) {
    return mailroom.to(article.host().name()).stream()
        .filter(mail -> !mail.headers("List-Unsubscribe").isEmpty())
        .toList()
        .getLast();
  }

  @Test
  void atSevenOnTheHostsClockTheDaysCallsAreListed() {
    var article = articleOf("Europe/Moscow");
    var first = books(article, "2026-11-24T09:00:00Z");
    var second = books(article, "2026-11-24T20:00:00Z");
    books(article, "2026-11-24T21:00:00Z"); // the next day in Moscow
    books(article, "2026-11-25T09:00:00Z");

    assertThat(agendasAt("2026-11-24T03:59:59Z", article)).isZero();
    assertThat(agendasAt("2026-11-24T04:00:00Z", article)).isOne();
    assertThat(agendasAt("2026-11-24T08:00:00Z", article)).isOne();
    var mail = lastAgenda(article);
    assertThat(mail.subject()).isEqualTo("2 calls today: Tuesday, 24 November");
    assertThat(mail.text())
        .contains(
            "Moscow time (Europe/Moscow, UTC+3)",
            "12:00–12:30: Anna Reader",
            "23:00–23:30: Anna Reader",
            "Why on 2026-11-24T09:00:00Z?",
            first.reference(),
            second.reference(),
            "because you have calls today")
        .doesNotContain("2026-11-24T21:00:00Z", first.token());
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(agendasAt("2026-11-25T04:00:00Z", article)).isEqualTo(2);
    assertThat(lastAgenda(article).subject()).startsWith("1 call today: Wed");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T06:30:00Z, 2026-11-25T05:30:00Z",
    "2026-11-25T00:30:00Z, 2026-11-24T23:30:00Z",
    "2026-11-25T07:30:00Z, 2026-11-25T06:30:00Z",
    "2026-11-25T08:00:00Z, 2026-11-25T07:00:00Z"
  })
  void whoseFirstCallIsEarlyIsToldAnHourBefore(String call, String due) {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var booked = books(article, call);

    assertThat(agendasAt(Instant.parse(due).minusMillis(1).toString(), article)).isZero();
    assertThat(agendasAt(due, article)).isOne();
    assertThat(lastAgenda(article).text()).contains(booked.reference());
    assertThat(agendasAt(call, article)).isOne();
  }

  @Test
  void aDayWithoutCallsBringsNothing() {
    var article = articleOf("UTC");
    books(article, "2026-11-26T10:00:00Z");
    books(article, "2026-11-25T10:00:00Z").cancel().with(200);

    assertThat(agendasAt("2026-11-25T07:00:00Z", article)).isZero();
    assertThat(agendasAt("2026-11-26T11:00:00Z", article)).isZero();
  }

  @Test
  void aMorningSleptThroughIsMadeGoodWhileACallIsAhead() {
    var article = articleOf("UTC");
    books(article, "2026-11-25T15:00:00Z");

    assertThat(agendasAt("2026-11-25T14:00:00Z", article)).isOne();
  }

  @Test
  void theHourHoldsWhereClocksChange() {
    var article = articleOf("America/New_York");
    // There the clocks go from 02:00 to 03:00 that night: seven is at 11:00 UTC, not at 12:00.
    talk.clock().set(Instant.parse("2027-03-12T12:00:00Z"));
    books(article, "2027-03-14T20:00:00Z");

    assertThat(agendasAt("2027-03-14T10:59:00Z", article)).isZero();
    assertThat(agendasAt("2027-03-14T11:00:00Z", article)).isOne();
  }

  @Test
  void manyReplicasTellItOnce() {
    var article = articleOf("UTC");
    books(article, "2026-11-25T15:00:00Z");
    talk.clock().set(Instant.parse("2026-11-25T07:00:00Z"));
    Concurrently.run(8, i -> talk.bean(DailyAgendaJob.class).tell());

    assertThat(agendasAt("2026-11-25T07:00:00Z", article)).isOne();
    assertThat(
            talk.sql()
                .count(
                    "select count(*) from event where type = ? and subject = ?",
                    "org.talktous.host.agenda",
                    "hosts/" + article.host().id()))
        .isOne();
  }

  @Test
  void callsThatWereCancelledMeanwhileAreNotListed() {
    var article = articleOf("UTC");
    var call = books(article, "2026-11-25T15:00:00Z");
    var other = books(article, "2026-11-25T16:00:00Z");
    call.cancel().with(200);

    assertThat(agendasAt("2026-11-25T07:00:00Z", article)).isOne();
    assertThat(lastAgenda(article).text())
        .contains(other.reference())
        .doesNotContain(call.reference());
  }

  @Test
  void oneClickEndsThemAndAnotherBringsThemBack() {
    var article = articleOf("UTC");
    books(article, "2026-11-25T15:00:00Z");
    books(article, "2026-11-26T15:00:00Z");
    books(article, "2026-11-27T15:00:00Z");
    assertThat(agendasAt("2026-11-25T07:00:00Z", article)).isOne();
    var mail = lastAgenda(article);
    assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    var url = mail.header("List-Unsubscribe").replaceAll("[<>\\s]", "");
    assertThat(mail.text().replaceAll("\\s+", " ")).contains(url);
    var path = url.replaceFirst("^https?://[^/]+", "");

    var form = talk.api().with("Content-Type", "application/x-www-form-urlencoded");
    assertThat(talk.api().get(path).with(200).body()).contains("Send me no more of them");
    assertThat(form.post(path, "List-Unsubscribe=One-Click").with(200).body())
        .contains("You get no more morning mails");
    assertThat(agendasAt("2026-11-26T07:00:00Z", article)).isOne();
    assertThat(talk.api().get(path + "?lang=ru").with(200).body())
        .contains("Утренние письма больше не придут");
    form.post(path + "/again", "").with(200);
    assertThat(agendasAt("2026-11-27T07:00:00Z", article)).isEqualTo(2);
  }

  @Test
  void oneClickMayAlsoComeAsMultipart() {
    var article = articleOf("UTC");
    var path = talk.bean(AgendaLinks.class).path(article.host().id());
    var body =
        "--b\r\n"
            + "Content-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
            + "One-Click\r\n"
            + "--b--\r\n";

    talk.api().with("Content-Type", "multipart/form-data; boundary=b").post(path, body).with(200);

    assertThat(talk.bean(AgendaSentRepository.class).isDeclined(article.host().id())).isTrue();
  }

  @Test
  void aLinkThatIsNotGenuineEndsNothing() {
    var call = books(articleOf("UTC"), "2026-11-25T15:00:00Z");
    var form = talk.api().with("Content-Type", "application/x-www-form-urlencoded");

    form.post("/agendas/" + call.token(), "List-Unsubscribe=One-Click").with(404);
    form.with("Origin", "https://evil.example.org")
        .post("/agendas/" + call.token(), "List-Unsubscribe=One-Click")
        .with(403);
  }

  @Test
  void theAgendaIsInTheLanguageOfItsArticles() {
    var article = articleOf("UTC").with("language", "ru");
    books(article, "2026-11-25T15:00:00Z");

    assertThat(agendasAt("2026-11-25T07:00:00Z", article)).isOne();
    assertThat(lastAgenda(article).subject()).isEqualTo("Сегодня 1 звонок: среда, 25 ноября");
  }

  @Test
  void aHostWhoseAccountIsDisabledIsToldNothing() {
    var article = articleOf("UTC");
    books(article, "2026-11-25T15:00:00Z");
    books(article, "2026-11-26T15:00:00Z");
    var account = article.host().account();
    var path = talk.bean(AgendaLinks.class).path(article.host().id());
    talk.api().get(path).with(200);
    talk.clock().set(Instant.parse("2026-11-25T07:00:00Z"));
    talk.bean(DailyAgendaJob.class).tell();

    talk.sql().run("update staff set disabled_at = now() where email = ?", account);

    assertThat(agendasAt("2026-11-25T07:00:01Z", article)).isZero();
    assertThat(agendasAt("2026-11-26T07:00:00Z", article)).isZero();
    talk.api().get(path).with(404);
    talk.api()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post(path, "List-Unsubscribe=One-Click")
        .with(404);
  }
}
