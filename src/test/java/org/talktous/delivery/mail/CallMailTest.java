package org.talktous.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.talktous.call.booking.CallReminder;
import org.talktous.call.booking.CallReminders;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.SettableClock;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Readers and hosts are written to about their calls. The clock stands at Monday, 08:00 UTC. */
@ServiceTest
class CallMailTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";
  private static final String FRIDAY = "2026-11-27T11:00:00Z";

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();
  private final String address = mailroom.knownAddress();
  private final GivenArticle article =
      talk.given()
          .article()
          .with("title", "On <alliances> & \"power\"")
          .withHost("Europe/London", "daily 09:00-18:00");

  private GivenCall books(Fields more) {
    var request = Reader.request(article, TUESDAY).with("email", address);
    for (var each : more.values().entrySet()) {
      request = request.with(each.getKey(), each.getValue());
    }
    var call = new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
    mailroom.deliver();
    return call;
  }

  private String host() {
    return article.host().name();
  }

  @Test
  void readerAndHostGetOneMailEachForABooking() {
    var call = books(Fields.NONE.with("question", "What does the \"leader\" gain & lose?"));

    assertThat(mailroom.to(address)).hasSize(1);
    assertThat(mailroom.to(host())).hasSize(1);
    var mail = mailroom.lastTo(address);
    assertThat(mail.subject()).isEqualTo("Your call is booked: Tuesday 24 November, 13:00");
    assertThat(mail.header("From")).isEqualTo("Talk <service@talk.example.org>");
    assertThat(mail.header("To")).isEqualTo("Anna Reader <" + address + ">");
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.header("Date")).startsWith("Mon, 23 Nov 2026");
    assertThat(mail.headers("List-Unsubscribe")).isEmpty();
    assertThat(mail.text())
        .contains(
            "13:00–13:30, Tuesday, 24 November 2026, Moscow time (Europe/Moscow, UTC+3)",
            "For "
                + host()
                + ": 10:00–10:30, Tuesday, 24 November 2026, London time"
                + " (Europe/London, UTC)",
            "On <alliances> & \"power\"",
            "What does the \"leader\" gain & lose?",
            call.booked().text("/manageUrl"),
            call.booked().text("/joinUrl"),
            call.reference(),
            "You get this mail because")
        .doesNotContain("&amp;", "&lt;", "&#34;");
    assertThat(mail.html())
        .contains(
            "<html lang=\"en\">",
            "On &lt;alliances&gt; &amp; \"power\"",
            "href=\"" + call.booked().text("/manageUrl") + "?mail=",
            call.reference(),
            "You get this mail because")
        .doesNotContain("<img", "<script", "<table", "src=");
    var hosts = mailroom.lastTo(host());
    assertThat(hosts.subject()).isEqualTo("A call with Anna Reader: Tuesday 24 November, 10:00");
    assertThat(hosts.text())
        .contains(
            "10:00–10:30, Tuesday, 24 November 2026, London time (Europe/London, UTC)",
            "For Anna Reader: 13:00–13:30, Tuesday, 24 November 2026, Moscow time",
            "What does the \"leader\" gain & lose?",
            address,
            call.reference(),
            "because you are the host")
        .doesNotContain(call.token());
    assertThat(hosts.raw()).doesNotContain(call.token());
  }

  @Test
  void readersAreToldWhyStaffMoveOrCancelTheirCalls() {
    var call = books(Fields.NONE);
    var id = talk.sql().value("select id from booking where reference = ?", call.reference());
    var staff = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var path = "/admin/calls/" + id;

    staff.post(path + "/time", "sequence=0&reason=A+<long>+meeting&start=" + FRIDAY).with(303);
    mailroom.deliver();
    assertThat(mailroom.lastTo(address).text()).contains("Why it was moved", "A <long> meeting");
    assertThat(mailroom.lastTo(host()).text()).contains("A <long> meeting");
    staff.post(path + "/cancellation", "sequence=1&reason=I+am+ill").with(303);
    mailroom.deliver();

    assertThat(mailroom.lastTo(address).text())
        .contains("Why it was cancelled", "I am ill")
        .doesNotContain("meeting");
    assertThat(mailroom.lastTo(host()).text()).contains("I am ill");
  }

  @Test
  void joiningIsTheOnePrimaryActionOfACallAhead() {
    var call = books(Fields.NONE);
    remind(call, 0);

    for (var mail : List.of(mailroom.lastTo(address), mailroom.lastTo(host()))) {
      var page = Jsoup.parse(mail.html());
      assertThat(page.select(".do a").eachAttr("href"))
          .containsExactly(call.booked().text("/joinUrl"));
      assertThat(page.select("a[href='" + call.booked().text("/joinUrl") + "']")).hasSize(1);
      assertThat(mail.text()).containsOnlyOnce(call.booked().text("/joinUrl"));
    }
    assertThat(mailroom.lastTo(address).text()).contains("Move or cancel the call:");
    call.cancel().with(200);
    mailroom.deliver();
    assertThat(Jsoup.parse(mailroom.lastTo(address).html()).select(".do a").eachText())
        .containsExactly("Book another call");
  }

  @Test
  void oneTimeIsEnoughForPeopleOfOneZone() {
    books(Fields.NONE.with("zone", "Europe/London"));

    assertThat(mailroom.lastTo(address).text()).contains("London time").doesNotContain("For Host");
    assertThat(mailroom.lastTo(host()).text()).doesNotContain("For Anna");
  }

  @Test
  void aReaderOfRussianIsWrittenToInRussian() {
    books(Fields.NONE.with("locale", "ru").with("name", "Анна Каренина"));

    var mail = mailroom.lastTo(address);
    assertThat(mail.subject()).isEqualTo("Вы записаны на звонок: вторник, 24 ноября, 13:00");
    assertThat(mail.header("Content-Language")).isEqualTo("ru");
    assertThat(mail.text())
        .contains(
            "13:00–13:30, вторник, 24 ноября 2026 г., московское время (Europe/Moscow, UTC+3)",
            "Перенести или отменить звонок:",
            "Вы получили это письмо, потому что");
    assertThat(mail.html()).contains("<html lang=\"ru\">");
    assertThat(mailroom.lastTo(host()).subject())
        .isEqualTo("A call with Анна Каренина: Tuesday 24 November, 10:00");
  }

  @Test
  void aHostOfARussianArticleIsWrittenToInRussian() {
    article.with("language", "ru");
    books(Fields.NONE.with("locale", "en"));

    assertThat(mailroom.lastTo(address).subject()).startsWith("Your call is booked");
    assertThat(mailroom.lastTo(host()).subject())
        .isEqualTo("Звонок: Anna Reader, вторник, 24 ноября, 10:00");
  }

  @Test
  void movingAndCancellingAreToldOnceEach() {
    var call = books(Fields.NONE);
    call.moveTo(FRIDAY).with(200);
    mailroom.deliver();
    call.cancel().with(200);
    call.cancel().with(200);
    mailroom.deliver();

    assertThat(mailroom.to(address).stream().map(ReceivedMail::subject))
        .containsExactly(
            "Your call is booked: Tuesday 24 November, 13:00",
            "Your call is moved: Friday 27 November, 14:00",
            "Your call is cancelled: Friday 27 November, 14:00");
    assertThat(mailroom.to(address).get(1).text())
        .contains("Instead of: Tuesday 24 November, 13:00");
    assertThat(mailroom.lastTo(address).text())
        .contains("Book another call:", "/articles/" + article.slug() + "/call")
        .doesNotContain(call.token());
    assertThat(mailroom.to(host()).stream().map(ReceivedMail::subject))
        .containsExactly(
            "A call with Anna Reader: Tuesday 24 November, 10:00",
            "Moved: your call with Anna Reader, Friday 27 November, 11:00",
            "Cancelled: your call with Anna Reader, Friday 27 November, 11:00");
    assertThat(mailroom.to(address).stream().map(mail -> mail.header("Message-ID")))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("<[0-9a-f-]{36}\\.reader@localhost>"));
  }

  /** With the clock put forward, so that the poll of the background does not come between. */
  @Test
  void whatIsNoLongerSoIsNotSentAndTheDeliveryLogSaysWhy() {
    var call = books(Fields.NONE);
    var moved = "org.talktous.booking.rescheduled";
    call.moveTo(FRIDAY).with(200);
    mailroom.deliver();
    call.cancel().with(200);
    again(call, moved);
    mailroom.deliver();

    assertThat(mailroom.to(address)).hasSize(3);
    assertThat(mailroom.lastTo(address).subject()).startsWith("Your call is cancelled");
    assertThat(answers(call, moved)).containsOnly("not-sent.call-changed").hasSize(2);
  }

  /** Lets the deliveries of an event be due once more, as if the server had been down. */
  private void again(GivenCall call, String type) {
    talk.sql()
        .run(
            """
            update delivery
            set state = 'pending', settled_at = null, due_at = created_at
            from event
            where event.id = event_id and subject = ? and type = ?
            """,
            "bookings/" + call.reference(),
            type);
  }

  private List<String> answers(GivenCall call, String type) {
    return talk
        .sql()
        .rows(
            """
            select answer_code
            from delivery
            join event on event.id = event_id
            where subject = ? and type = ? and state = 'delivered'
            """,
            "bookings/" + call.reference(),
            type)
        .stream()
        .map(row -> String.valueOf(row.get("answer_code")))
        .toList();
  }

  @Test
  void aReminderTellsTheHostTheQuestionAndThePassage() {
    var call =
        books(
            Fields.NONE
                .with("question", "Why so?")
                .with("passage", Map.of("exact", "the price of order", "prefix", "and ")));
    remind(call, 0);

    var mail = mailroom.lastTo(address);
    assertThat(mail.subject()).isEqualTo("Your call is near: Tuesday 24 November, 13:00");
    assertThat(mail.text()).contains(call.booked().text("/manageUrl"), call.reference());
    assertThat(mail.structure())
        .containsExactly("multipart/alternative > text/plain", "multipart/alternative > text/html");
    var hosts = mailroom.lastTo(host());
    assertThat(hosts.subject())
        .isEqualTo("Near: your call with Anna Reader, Tuesday 24 November, 10:00");
    assertThat(hosts.text()).contains("Why so?", "the price of order");
  }

  private void remind(GivenCall call, int sequence) {
    talk.clock().set(Instant.parse(TUESDAY).minus(Duration.ofHours(1)));
    talk.bean(Reminding.class).remind(idOf(call), sequence);
    mailroom.deliver();
  }

  @Test
  void aReminderOfACallThatWasCancelledMeanwhileIsNotSent() {
    var call = books(Fields.NONE);
    talk.clock().set(Instant.parse(TUESDAY).minus(Duration.ofHours(1)));
    talk.bean(Reminding.class).remind(idOf(call), 0);
    mailroom.deliver();
    call.cancel().with(200);
    again(call, "org.talktous.booking.reminder");
    mailroom.deliver();

    assertThat(mailroom.to(address)).hasSize(3);
    assertThat(mailroom.lastTo(address).subject()).startsWith("Your call is cancelled");
    assertThat(answers(call, "org.talktous.booking.reminder"))
        .containsOnly("not-sent.call-changed");
  }

  @Test
  void aReaderIsThankedOnceForACallThatWasHeld() {
    var call = books(Fields.NONE);
    talk.clock().set(Instant.parse(TUESDAY).plus(Duration.ofHours(1)));
    ends(call, "no-show");
    assertThat(mailroom.to(address)).hasSize(1);
    ends(call, "attended");
    ends(call, "attended");

    assertThat(mailroom.to(address)).hasSize(2);
    assertThat(mailroom.to(host())).hasSize(1);
    var mail = mailroom.lastTo(address);
    assertThat(mail.subject()).isEqualTo("Thank you for your call");
    assertThat(mail.text())
        .contains("/articles/" + article.slug(), call.reference())
        .doesNotContain(call.token(), "How to join");
  }

  @Test
  void aReaderEndsTheMailsAfterCallsWithOneClickAndWithoutSigningIn() {
    var call = books(Fields.NONE);
    talk.clock().set(Instant.parse(TUESDAY).plus(Duration.ofHours(1)));
    ends(call, "attended");
    var thanks = mailroom.lastTo(address);
    assertThat(thanks.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    var link = thanks.header("List-Unsubscribe").replaceAll("[<>]", "");
    assertThat(thanks.text()).contains(link);
    var path = URI.create(link).getPath();
    var form = talk.api().with("Content-Type", "application/x-www-form-urlencoded");

    assertThat(talk.api().get(path).with(200).body()).contains("Your mails after calls");
    assertThat(form.post(path, "List-Unsubscribe=One-Click").with(200).body())
        .contains("You get no more mails after calls");
    talk.clock().set(SettableClock.MONDAY);
    var another = books(Fields.NONE.with("startsAt", FRIDAY));
    int before = mailroom.to(address).size();
    talk.clock().set(Instant.parse(FRIDAY).plus(Duration.ofHours(1)));
    ends(another, "attended");
    assertThat(mailroom.to(address)).hasSize(before);

    assertThat(form.post(path + "/again", "").with(200).body()).contains("Your mails after calls");
  }

  @Test
  void theThanksLeadToThePublishedSurvey() {
    var survey = "/api/v1/admin/surveys/" + UUID.randomUUID();
    talk.desk()
        .put(
            survey,
            Fields.NONE
                .with("title", "How was it?")
                .with("articles", List.of(article.slug()))
                .with(
                    "elements",
                    List.of(Map.of("type", "comment", "name", "words", "title", "In words"))))
        .with(200);
    talk.desk().post(survey + "/publication").with(200);
    var call = books(Fields.NONE);
    talk.clock().set(Instant.parse(TUESDAY).plus(Duration.ofHours(1)));
    ends(call, "attended");

    assertThat(mailroom.lastTo(address).text())
        .contains("Tell us how it went:", "/articles/" + article.slug() + "/survey");
  }

  private void ends(GivenCall call, String outcome) {
    talk.desk()
        .post(
            "/api/v1/admin/bookings/" + idOf(call) + "/outcome",
            Fields.NONE.with("outcome", outcome))
        .with(200);
    mailroom.deliver();
  }

  @Test
  void theDeliveryLogNamesRolesAndNoAddress() {
    var call = books(Fields.NONE);

    var deliveries =
        talk.desk().get("/api/v1/admin/events?subject=bookings/" + call.reference()).with(200);
    assertThat(deliveries.texts("/items/0/deliveries").size()).isEqualTo(2);
    assertThat(deliveries.body())
        .contains("\"mail\"", "\"reader\"", "\"host\"", "SMTP 250")
        .doesNotContain(address, "host@example.org", "Anna");
  }

  private UUID idOf(GivenCall call) {
    return (UUID) talk.sql().value("select id from booking where reference = ?", call.reference());
  }

  /** Reminds without waiting for the time. */
  @jakarta.inject.Singleton
  static class Reminding {
    private final CallReminders calls;

    Reminding(CallReminders calls) {
      this.calls = calls;
    }

    @io.micronaut.transaction.annotation.Transactional
    void remind(UUID call, int sequence) {
      assertThat(calls.remind(new CallReminder(call, sequence, Duration.ofHours(1)))).isPresent();
    }
  }
}
