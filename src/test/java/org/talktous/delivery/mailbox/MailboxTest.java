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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.GivenComment;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** What people, their calendars and mail servers send to the service's mailbox. */
@ServiceTest
class MailboxTest {
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

  @AfterEach
  void mendTheWay() {
    server.way().recover();
  }

  private GivenCall books(@Nullable String question) {
    var request = Reader.request(article, TUESDAY).with("email", reader).with("question", question);
    var call = new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
    server.deliver();
    return call;
  }

  private GivenComment writes() {
    return new Writing(talk, article).writes(Writing.OF_ANNA.with("email", reader));
  }

  /** A mail as Gmail sends it. */
  private static String mail(String from, String to, String id, String text) {
    return """
    Return-Path: <%s>
    From: "Somebody" <%s>
    To: Talk <%s>
    Message-ID: %s
    Subject: Re: Your call
    MIME-Version: 1.0
    Content-Type: text/plain; charset=UTF-8
    Content-Transfer-Encoding: 8bit

    %s

    On Tue, Nov 24, 2026 at 10:00 AM Talk <%s> wrote:

    > Your call is booked
    """
        .formatted(from, from, to, id, text, to);
  }

  private void replies(String from, String to, String text) {
    server.receives(mail(from, to, MailServer.newId(), text));
  }

  private String addressOfReader() {
    return MailServer.replyTo(server.lastTo(reader));
  }

  private String addressOfHost() {
    return MailServer.replyTo(server.lastTo(article.host().name()));
  }

  /** What stands in the thread of a call, the first message and the replies with their authors. */
  private List<String> thread(GivenCall call) {
    var all = new ArrayList<String>();
    talk.sql()
        .rows(
            """
            select q.body
            from reader_query q
            join booking b on b.id = q.booking_id
            where b.reference = ?
            """,
            call.reference())
        .forEach(row -> all.add("reader: " + row.get("body")));
    talk.sql()
        .rows(
            """
            select r.author, r.body
            from reply r
            join reader_query q on q.id = r.query_id
            join booking b on b.id = q.booking_id
            where b.reference = ?
            order by r.id
            """,
            call.reference())
        .forEach(row -> all.add(row.get("author") + ": " + row.get("body")));
    return all;
  }

  private String lastResult() {
    return talk.sql()
        .value(
            "select result from received_mail order by received_at desc, xmin::text::bigint desc"
                + " limit 1")
        .toString();
  }

  @Test
  void aReadersReplyStandsInTheThreadOnceAndReachesTheHost() {
    var call = books("Why?");
    replies(reader, addressOfReader(), "I forgot: where do we meet?");

    assertThat(server.read()).isEqualTo(1);
    assertThat(server.read()).isZero();
    assertThat(thread(call)).containsExactly("reader: Why?", "reader: I forgot: where do we meet?");
    server.deliver();
    var mail = server.lastTo(article.host().name());
    assertThat(mail.subject()).startsWith("Anna Reader has replied");
    assertThat(mail.text()).contains("I forgot: where do we meet?").doesNotContain("is booked\n>");
  }

  @Test
  void theHostsReplyReachesTheReaderWhoCanReplyAgain() {
    var call = books("Why?");
    replies(HOST, addressOfHost(), "Because of the price.");
    server.read();
    server.deliver();

    assertThat(thread(call)).containsExactly("reader: Why?", "staff: Because of the price.");
    var mail = server.lastTo(reader);
    assertThat(mail.text()).contains("Because of the price.");
    replies(reader, MailServer.replyTo(mail), "I see.");
    server.read();
    server.deliver();
    assertThat(thread(call)).hasSize(3).last().isEqualTo("reader: I see.");
    replies(HOST, addressOfHost(), "Good.");
    server.read();
    assertThat(thread(call)).hasSize(4).last().isEqualTo("staff: Good.");
  }

  @Test
  void aReadersReplyToACallWithoutAQuestionOpensItsThread() {
    var call = books(null);
    assertThat(addressOfHost()).isEqualTo(reader);
    replies(reader, addressOfReader(), "Now I have a question.");
    server.read();

    assertThat(thread(call)).containsExactly("reader: Now I have a question.");
    replies(reader, addressOfReader(), "And another.");
    server.read();
    assertThat(thread(call)).hasSize(2);
  }

  @Test
  void aReaderOfAnAnswerToACommentRepliesByMail() {
    var comment = writes();
    comment.answered("Because.", false);
    server.deliver();
    replies(reader.toUpperCase(Locale.ROOT), addressOfReader(), "Thank you.");
    server.read();

    assertThat(comment.read().items("/replies").stream().map(each -> each.path("body").asText()))
        .containsExactly("Because.", "Thank you.");
  }

  @Test
  void aForgedSenderDoesNothing() {
    var call = books("Why?");
    replies("mallory@example.org", addressOfReader(), "I am Anna");
    replies("mallory@example.org", addressOfHost(), "I am the host");
    replies(reader, addressOfHost(), "I am the host, too");
    replies(reader, addressOfReader().replaceFirst("\\+.", "+v"), "Of another address");
    server.receives(
        "Authentication-Results: mx.example.org; spf=fail; dmarc=fail header.from=example.org\n"
            + mail(reader, addressOfReader(), MailServer.newId(), "My server is unknown"));
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated (calendar)",
        "Precedence: auto_reply",
        "Precedence: bulk",
        "X-Autoreply: yes",
        "List-Id: <all.example.org>",
        "Return-Path: <>"
      })
  void whatAProgramSentIsKeptOut(String field) {
    var call = books("Why?");
    server.receives(
        field
            + "\n"
            + mail(reader, addressOfReader(), MailServer.newId(), "I am on holiday")
                .replaceFirst("Return-Path: .*\n", ""));
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?");
    assertThat(lastResult()).isEqualTo("automatic");
  }

  @Test
  void theServicesOwnMailsAreKeptOut() {
    var call = books("Why?");
    var own = server.lastTo(reader);
    server.receives(own.raw().replaceFirst("To: .*\r\n", "To: " + addressOfReader() + "\r\n"));
    replies("service@talk.example.org", addressOfReader(), "A loop");
    replies(addressOfHost(), addressOfReader(), "Another loop");
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?");
  }

  @Test
  void aMailboxThatCannotBeReachedLosesNothing() {
    var call = books("Why?");
    server.way().cut();
    replies(reader, addressOfReader(), "While nobody listens");

    assertThat(server.read()).isZero();
    assertThat(thread(call)).hasSize(1);
    server.way().recover();
    assertThat(server.read()).isEqualTo(1);
    assertThat(thread(call)).containsExactly("reader: Why?", "reader: While nobody listens");
  }

  /** As the database sees it when the service is killed: the transaction ends without a commit. */
  @Test
  void aServiceThatDiesBetweenReadingAndWritingDoesItOnceAfterwards() throws Exception {
    var call = books("Why?");
    replies(reader, addressOfReader(), "Only once");
    try (var holder =
            DriverManager.getConnection(
                talk.sql().url(), TestDatabase.username(), TestDatabase.password());
        var lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("select from reader_query for update");
      var dying = Thread.ofPlatform().start(this::readOrDie);
      while (blocked("count(*)") == 0) {
        talk.sql().rows("select 1 from pg_sleep(0.05)");
      }
      assertThat(blocked("count(pg_terminate_backend(pid))")).isEqualTo(1);
      dying.join();
    }
    assertThat(thread(call)).hasSize(1);

    server.read();
    assertThat(thread(call)).containsExactly("reader: Why?", "reader: Only once");
    assertThat(server.read()).isZero();
  }

  /** Of the sessions that wait for a lock. */
  private long blocked(String what) {
    return talk.sql()
        .count(
            "select "
                + what
                + " from pg_stat_activity where datname = current_database() and wait_event_type ="
                + " 'Lock'");
  }

  private void readOrDie() {
    try {
      server.read();
    } catch (RuntimeException died) {
      // as it should
    }
  }

  @Test
  void aMailThatIsReadAgainUnderAnotherUidIsKnown() {
    var call = books("Why?");
    var id = MailServer.newId();
    var mail = mail(reader, addressOfReader(), id, "Twice in the mailbox");
    server.receives(mail);
    server.receives(mail);
    server.read();
    talk.sql().run("update mailbox_position set validity = validity - 1");
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?", "reader: Twice in the mailbox");
  }

  @Test
  void replicasThatReadAtOnceTakeAMailOnce() throws Exception {
    var call = books("Why?");
    for (int i = 0; i < 5; i++) {
      replies(reader, addressOfReader(), "Message " + i);
    }
    var readers = new ArrayList<Thread>();
    for (int i = 0; i < 3; i++) {
      readers.add(Thread.ofPlatform().start(this::readOrDie));
    }
    for (var each : readers) {
      each.join();
    }
    server.read();

    assertThat(thread(call)).hasSize(6).doesNotHaveDuplicates();
  }

  /** Handed in past the IMAP server of the tests, which takes nothing that is malformed. */
  @Test
  void whateverIsMalformedDoesNotStopTheOthers() {
    var call = books("Why?");
    var to = addressOfReader();
    var head = "From: " + reader + "\r\nTo: " + to + "\r\n";
    takes(
        "",
        "no mail at all",
        head + "Content-Type: multipart/mixed\r\n\r\nNo boundary",
        head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nNo end",
        head + "Content-Type: text/plain; charset=klingon\r\n\r\nOdd charset",
        head + "Content-Transfer-Encoding: base64\r\n\r\n%%%%",
        head + "Content-Transfer-Encoding: klingon\r\n\r\nOdd encoding",
        head + "Content-Type: ;;;=\"\r\n\r\nOdd type",
        head + "\r\n\0\0\ud83d",
        head
            + "Content-Type: text/calendar; method=REPLY\r\n\r\n"
            + "BEGIN:VCALENDAR\r\n"
            + "METHOD:REPLY\r\n",
        head + ("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n").repeat(300) + "Deep",
        "From: , ,,<>;:\r\nTo: " + to + "\r\n\r\nNobody",
        "To: " + "x".repeat(300_000) + "\r\n\r\nLong");
    replies(reader, to, "After all of them");
    server.read();

    assertThat(thread(call)).contains("reader: Odd charset", "reader: No end");
    assertThat(thread(call)).last().isEqualTo("reader: After all of them");
  }

  @Test
  void mailsOfWhichAnyBytesAreSpoiledDoNotStopTheTaskEither() {
    books("Why?");
    var mail =
        bounce(server.lastTo(reader), "failed", "5.1.1")
            + mail(reader, addressOfReader(), MailServer.newId(), "Привет")
            + server.lastTo(reader).raw();
    var random = new Random(14);
    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(3) * mail.length() / 3;
      var bytes = mail.substring(from).getBytes(StandardCharsets.UTF_8);
      for (int spoiled = 0; spoiled < 20; spoiled++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      takes(bytes);
    }
  }

  private void takes(String... mails) {
    for (var mail : mails) {
      takes(mail.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void takes(byte[] mail) {
    talk.bean(Intake.class).take(mail, "another", 1, 1);
  }

  @Test
  void anAttachmentIsPassedOverHoweverLargeItIs() {
    var call = books("Why?");
    server.receives(
        """
        From: %s
        To: %s
        Message-ID: %s
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=koi8-r
        Content-Transfer-Encoding: base64

        8NLJ18XU
        --b
        Content-Type: text/plain; name=notes.txt
        Content-Disposition: attachment; filename=notes.txt

        %s
        --b--
        """
            .formatted(
                reader, addressOfReader(), MailServer.newId(), "secret notes\n".repeat(300_000)));
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?", "reader: Привет");
  }

  // --- answers to invitations, written by another library

  private void answers(ReceivedMail invited, String who, String answer, int sequence) {
    var calendar = Biweekly.parse(invited.invitation()).first();
    var event = calendar.getEvents().getFirst();
    var attendee = new Attendee(null, who);
    attendee.setParticipationStatus(ParticipationStatus.get(answer));
    sends(calendar, event, attendee, Method.reply(), sequence);
  }

  private void sends(
      ICalendar invitation, VEvent event, Attendee attendee, Method method, int sequence) {
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
            .formatted(
                attendee.getEmail(),
                MailServer.newId(),
                method.getValue(),
                Biweekly.write(reply).go()));
  }

  @Test
  void aReaderWhoDeclinesCancelsTheCallAndTheHostIsTold() {
    var call = books(null);
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
    var call = books(null);
    var first = server.lastTo(reader);
    call.moveTo("2026-11-25T10:00:00Z").with(200);
    answers(first, reader, "DECLINED", 0);
    server.read();

    assertThat(call.read().text("/status")).isEqualTo("confirmed");
    assertThat(lastResult()).isEqualTo("outdated");
  }

  @Test
  void onlyThoseWhoAreInvitedAnswer() {
    var call = books(null);
    answers(server.lastTo(reader), "mallory@example.org", "DECLINED", 0);
    server.read();

    assertThat(call.read().text("/status")).isEqualTo("confirmed");
    assertThat(lastResult()).isEqualTo("foreign");
  }

  @Test
  void theHostSeesOnTheCallWhoAcceptsAndWhichOtherTimeIsProposed() {
    var call = books(null);
    var id = talk.sql().value("select id from booking where reference = ?", call.reference());
    answers(server.lastTo(reader), reader, "ACCEPTED", 0);
    answers(server.lastTo(article.host().name()), HOST, "ACCEPTED", 0);
    server.read();
    var desk = StaffBrowser.signIn(talk, TalkToUs.ADMIN);

    assertThat(desk.get("/admin/calls/" + id).body())
        .contains("Answers to the invitation", "accepted");
    var calendar = Biweekly.parse(server.lastTo(reader).invitation()).first();
    var event = calendar.getEvents().getFirst();
    event.setDateStart(Date.from(Instant.parse("2026-11-26T15:00:00Z")));
    sends(calendar, event, new Attendee(null, reader), new Method("COUNTER"), 0);
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

  // --- bounces

  private String bounce(ReceivedMail mail, String action, String status) {
    return """
    Return-Path: <>
    From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
    To: service@talk.example.org
    Message-ID: %s
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b
    Content-Type: text/plain

    Your message could not be delivered.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.org

    Final-Recipient: rfc822; %s
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; 550 no such user

    --b
    Content-Type: text/rfc822-headers

    From: Talk <service@talk.example.org>
    To: %s
    Message-ID: %s

    --b--
    """
        .formatted(MailServer.newId(), reader, action, status, reader, mail.header("Message-ID"));
  }

  private Map<String, Object> delivery(GivenCall call) {
    return talk.sql()
        .rows(
            """
            select d.state, d.answer_code, d.last_answer
            from delivery d
            join event e on e.id = d.event_id
            where e.subject = ? and d.channel = 'mail' and d.target = 'reader'
            """,
            "bookings/" + call.reference())
        .getFirst();
  }

  @Test
  void aMailThatComesBackHasFailedAndStaffAreTold() {
    var call = books(null);
    var id = talk.sql().value("select id from booking where reference = ?", call.reference());
    server.receives(bounce(server.lastTo(reader), "delayed", "4.4.1"));
    server.read();
    assertThat(delivery(call).get("state")).isEqualTo("delivered");
    server.receives(bounce(server.lastTo(reader), "failed", "5.1.1"));
    server.receives(bounce(server.lastTo(reader), "failed", "5.1.1"));
    server.read();

    assertThat(delivery(call).get("state")).isEqualTo("failed");
    assertThat(delivery(call).get("answer_code")).isEqualTo("bounced");
    assertThat(delivery(call).get("last_answer")).isEqualTo("5.1.1");
    assertThat(
            talk.sql()
                .rows(
                    "select data from event where type = 'org.talktous.mail.bounced' and subject ="
                        + " ?",
                    "bookings/" + call.reference()))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.toString()).doesNotContain(reader, "Anna"));
    var desk = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    assertThat(desk.get("/admin/calls/" + id).body()).contains("Mail to this reader comes back");
    assertThat(desk.get("/admin").body())
        .contains("Readers who cannot be reached", call.reference());
  }

  @Test
  void aBounceOfAMailThatWasNeverSentDoesNothing() {
    var call = books(null);
    var genuine = server.lastTo(reader).header("Message-ID");
    var report = bounce(server.lastTo(reader), "failed", "5.1.1");
    server.receives(report.replace(genuine, genuine.replaceFirst("\\.reader\\.", ".host.")));
    server.receives(report.replace(genuine, "<other@example.org>"));
    server.read();

    assertThat(
            talk.sql()
                .value(
                    "select count(*) from delivery d join event e on e.id = d.event_id"
                        + " where e.subject = ? and d.state = 'failed'",
                    "bookings/" + call.reference()))
        .isEqualTo(0L);
  }

  @Test
  void aHostWhoseAccountIsDisabledAnswersNobody() {
    var call = books("Why?");
    var address = addressOfHost();
    var account = article.host().account();
    talk.sql().run("update staff set disabled_at = now() where email = ?", account);

    replies(HOST, address, "Call me at home instead.");
    replies(account, address, "Or from my own address.");
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?");
    assertThat(lastResult()).isEqualTo("foreign");
    answers(server.lastTo(article.host().name()), HOST, "DECLINED", 0);
    server.read();
    assertThat(call.read().text("/status")).isEqualTo("confirmed");
  }
}
