package org.talktous.delivery.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Method;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

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
