package org.talktous.delivery.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** Answers to invitations, written by another library. */
@ServiceTest
class InvitationAnswerTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";
  private static final String HOST = "host@example.org";

  private final MailServer server = MailServer.open();
  private final TalkToUs talk = server.talk();
  private final String reader = Mailroom.newAddress();
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 09:00-18:00");

  @BeforeEach
  void readWhatOthersLeft() {
    server.read();
  }

  private GivenCall books() {
    return server.books(Reader.request(article, TUESDAY).with("email", reader));
  }

  private Object id(GivenCall call) {
    return talk.sql().value("select id from booking where reference = ?", call.reference());
  }

  private void answers(ReceivedMail invited, String who, String answer, int sequence) {
    answers(who, invited, who, answer, sequence);
  }

  private void answers(String from, ReceivedMail invited, String who, String answer, int sequence) {
    var calendar = Biweekly.parse(invited.invitation()).first();
    var event = calendar.getEvents().getFirst();
    var attendee = new Attendee(null, who);
    attendee.setParticipationStatus(ParticipationStatus.get(answer));
    sends(from, calendar, event, attendee, Method.reply(), sequence);
  }

  private void sends(
      String from,
      ICalendar invitation,
      VEvent event,
      Attendee attendee,
      Method method,
      int sequence) {
    var reply = new ICalendar();
    reply.setProductId("-//Another//EN");
    reply.setMethod(method);
    var answered = new VEvent();
    answered.setUid(event.getUid().getValue());
    answered.setDateTimeStamp(Date.from(Instant.parse("2026-11-23T09:00:00Z")));
    answered.setOrganizer(event.getOrganizer());
    answered.setSequence(sequence);
    answered.setDateStart(event.getDateStart().getValue());
    answered.addAttendee(attendee);
    answered.addComment("I cannot make it");
    reply.addEvent(answered);
    server.receives(
        """
        From: %s
        To: service@talk.example.org
        Message-ID: %s
        Auto-Submitted: auto-generated
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain

        Answered by a calendar
        --b
        Content-Type: text/calendar; charset=UTF-8; method=%s

        %s
        --b--
        """
            .formatted(from, MailServer.newId(), method.getValue(), Biweekly.write(reply).go()));
  }

  @Test
  void aReaderWhoDeclinesCancelsTheCallAndTheHostIsTold() {
    var call = books();
    answers(server.lastTo(reader), reader, "DECLINED", 0);
    server.read();
    server.deliver();

    assertThat(call.read().text("/status")).isEqualTo("cancelled");
    assertThat(article.slotsOn("2026-11-24")).contains("2026-11-24T10:00:00Z");
    var mail = server.lastTo(article.host().name());
    assertThat(mail.subject()).startsWith("Cancelled");
    assertThat(mail.text()).contains("I cannot make it");
  }

  /** A reply as odd calendars write it, with one part of this head. */
  private void sendsRaw(String to, String head, String... lines) {
    var uid = Biweekly.parse(server.lastTo(reader).invitation()).first().getEvents().getFirst();
    server.receives(
        """
        From: %s
        To: %s
        Message-ID: %s
        MIME-Version: 1.0
        %s

        BEGIN:VCALENDAR
        PRODID:-//Odd//EN
        VERSION:2.0
        %s
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(
                reader,
                to,
                MailServer.newId(),
                head,
                String.join("\n", lines).replace("$UID", uid.getUid().getValue())));
    server.read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/calendar; charset=UTF-8; method=REPLY",
        "Content-Type: text/calendar; charset=UTF-8",
        "Content-Type: application/ics; name=reply.ics",
        "Content-Type: application/octet-stream; name=\"reply.ics\"\n"
            + "Content-Disposition: attachment; filename=reply.ics"
      })
  void anAnswerCountsInWhateverFormItComes(String head) {
    var call = books();
    sendsRaw(
        "service@talk.example.org",
        head,
        head.contains("method") ? "CALSCALE:GREGORIAN" : "METHOD:REPLY",
        "BEGIN:VEVENT",
        "UID:$UID",
        "SEQUENCE:0",
        "DTSTART;TZID=Nowhere/At all:20261124T100000",
        "DTSTAMP:yesterday",
        "ATTENDEE;CN=\"Doe: John\";PARTSTAT=ACCEPTED:%%%not an address",
        "ATTENDEE;PARTSTAT=DECLI",
        " NED;CN=Anna:MAILTO:" + reader);

    assertThat(server.lastResult()).isEqualTo("answered");
    assertThat(call.read().text("/status")).isEqualTo("cancelled");
  }

  @Test
  void anAnswerToTheSignedAddressOfTheThreadIsOneToTheInvitation() {
    var call = books();
    answered(MailServer.replyTo(server.lastTo(reader)), "0", "DECLINED");

    assertThat(server.lastResult()).isEqualTo("answered");
    assertThat(call.read().text("/status")).isEqualTo("cancelled");
  }

  private void answered(String to, String sequence, String partStat) {
    sendsRaw(
        to,
        "Content-Type: text/calendar; method=REPLY",
        "METHOD:REPLY",
        "BEGIN:VEVENT",
        "UID:$UID",
        "SEQUENCE:" + sequence,
        "ATTENDEE;PARTSTAT=" + partStat + ":mailto:" + reader);
  }

  @Test
  void anAnswerWhoseCalendarCountsFurtherIsNoOlderOne() {
    var call = books();
    answered("service@talk.example.org", "3", "DECLINED");

    assertThat(call.read().text("/status")).isEqualTo("cancelled");
  }

  /** The move commits after the answer has read the call. */
  @Test
  void anAnswerThatMeetsAMoveDoesNotCancelTheMovedCall() throws Exception {
    var call = books();
    answers(server.lastTo(reader), reader, "DECLINED", 0);
    try (var mover =
            DriverManager.getConnection(
                talk.sql().url(), TestDatabase.username(), TestDatabase.password());
        var move = mover.createStatement()) {
      mover.setAutoCommit(false);
      move.execute(
          "update booking set sequence = sequence + 1, changed_at = now() where id = '"
              + id(call)
              + "'");
      var reading = Thread.ofPlatform().start(server::read);
      while (talk.sql()
              .count(
                  "select count(*) from pg_stat_activity where datname = current_database() and"
                      + " wait_event_type = 'Lock'")
          == 0) {
        talk.sql().rows("select 1 from pg_sleep(0.05)");
      }
      mover.commit();
      reading.join();
    }
    server.read();

    assertThat(call.read().text("/status")).isEqualTo("confirmed");
    assertThat(server.lastResult()).isEqualTo("outdated");
  }

  @Test
  void proposalsWithoutEndAreNotMailedWithoutEnd() {
    books();
    var limited = server.limited();
    var results = new ArrayList<MailResult>();
    try {
      for (int i = 0; i < 21; i++) {
        limited
            .bean(Intake.class)
            .take(proposal(), talk.clock().instant(), "another", 1, 1)
            .ifPresent(results::add);
      }
    } finally {
      limited.stop();
    }

    assertThat(results).hasSize(21).endsWith(MailResult.ANSWERED, MailResult.FLOOD);
  }

  private byte[] proposal() {
    var event = Biweekly.parse(server.lastTo(reader).invitation()).first().getEvents().getFirst();
    return """
    From: %s
    To: service@talk.example.org
    Message-ID: %s
    Content-Type: text/calendar; method=COUNTER

    BEGIN:VCALENDAR
    METHOD:COUNTER
    BEGIN:VEVENT
    UID:%s
    DTSTART:20261126T150000Z
    ATTENDEE:mailto:%s
    END:VEVENT
    END:VCALENDAR
    """
        .formatted(reader, MailServer.newId(), event.getUid().getValue(), reader)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anAnswerToAnEarlierInvitationDoesNothing() {
    var call = books();
    var first = server.lastTo(reader);
    call.moveTo("2026-11-25T10:00:00Z").with(200);
    answers(first, reader, "DECLINED", 0);
    server.read();

    assertThat(call.read().text("/status")).isEqualTo("confirmed");
    assertThat(server.lastResult()).isEqualTo("outdated");
  }

  @Test
  void onlyThoseWhoAreInvitedAnswer() {
    var call = books();
    answers(server.lastTo(reader), "mallory@example.org", "DECLINED", 0);
    server.read();

    assertThat(call.read().text("/status")).isEqualTo("confirmed");
    assertThat(server.lastResult()).isEqualTo("foreign");
  }

  @Test
  void theHostSeesOnTheCallWhoAcceptsAndWhichOtherTimeIsProposed() {
    var call = books();
    var id = id(call);
    answers(server.lastTo(reader), reader, "ACCEPTED", 0);
    answers(server.lastTo(article.host().name()), HOST, "ACCEPTED", 0);
    server.read();
    var desk = StaffBrowser.signIn(talk, TalkToUs.ADMIN);

    assertThat(desk.get("/admin/calls/" + id).body())
        .contains("Answers to the invitation", "accepted");
    assertThat(
            talk.desk().get("/api/v1/admin/bookings?host=" + article.host().id()).items("/items"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.findValuesAsText("party")).containsExactly("reader", "host");
              assertThat(item.at("/answers/0/answer").asText()).isEqualTo("accepted");
              assertThat(item.at("/joinUrl").asText())
                  .isEqualTo(call.read().text("/joinUrl"))
                  .startsWith("https://");
            });
    var calendar = Biweekly.parse(server.lastTo(reader).invitation()).first();
    var event = calendar.getEvents().getFirst();
    event.setDateStart(Date.from(Instant.parse("2026-11-26T15:00:00Z")));
    sends(reader, calendar, event, new Attendee(null, reader), new Method("COUNTER"), 0);
    server.read();
    server.deliver();

    assertThat(call.read().text("/status")).isEqualTo("confirmed");
    assertThat(desk.get("/admin/calls/" + id).body()).contains("proposes", "15:00");
    var mail = server.lastTo(article.host().name());
    assertThat(mail.subject()).startsWith("Anna Reader proposes another time");
    assertThat(mail.text()).contains("Thursday 26 November, 15:00");
    assertThat(
            talk.sql()
                .rows(
                    "select data from event where type = 'org.talktous.booking.answered' and"
                        + " subject = ?",
                    "bookings/" + call.reference()))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.toString()).doesNotContain(reader, "Anna", "cannot"));
  }

  @Test
  void anAnswerCountsOnlyIfTheSenderIsTheAttendee() {
    var call = books();
    answers("mallory@example.org", server.lastTo(reader), reader, "DECLINED", 0);
    server.read();
    assertThat(server.lastResult()).isEqualTo("foreign");

    answers(reader, server.lastTo(reader), "another@example.org", "DECLINED", 0);
    server.read();
    assertThat(server.lastResult()).isEqualTo("foreign");
    assertThat(call.read().text("/status")).isEqualTo("confirmed");
  }

  @Test
  void aHostWhoDeclinesIsNamedInTheAuditLog() {
    var call = books();
    var account = article.host().account();
    answers(server.lastTo(article.host().name()), HOST, "DECLINED", 0);
    server.read();

    assertThat(call.read().text("/status")).isEqualTo("cancelled");
    assertThat(
            talk.sql()
                .rows(
                    "select s.email, a.action from audit a join staff s on s.id = a.staff_id"
                        + " where a.subject = ?",
                    "call/" + id(call)))
        .singleElement()
        .hasToString("{email=" + account + ", action=call.cancelled}");
  }

  @Test
  void aReaderWhoDeclinesIsNot() {
    var call = books();
    answers(server.lastTo(reader), reader, "DECLINED", 0);
    server.read();

    assertThat(talk.sql().count("select count(*) from audit where subject = ?", "call/" + id(call)))
        .isZero();
  }

  @Test
  void aHostWhoseAccountIsDisabledCancelsNothing() {
    var call = books();
    var account = article.host().account();
    talk.sql().run("update staff set disabled_at = now() where email = ?", account);
    answers(server.lastTo(article.host().name()), HOST, "DECLINED", 0);
    server.read();

    assertThat(call.read().text("/status")).isEqualTo("confirmed");
    assertThat(server.lastResult()).isEqualTo("foreign");
  }
}
