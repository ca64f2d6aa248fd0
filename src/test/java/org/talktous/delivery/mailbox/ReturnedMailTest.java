package org.talktous.delivery.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** Mails that come back, and who hears of it. */
@ServiceTest
class ReturnedMailTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";

  private final MailServer server = MailServer.open();
  private final TalkToUs talk = server.talk();
  private final String reader = Mailroom.newAddress();
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 09:00-18:00");

  @BeforeEach
  void readWhatOthersLeft() {
    server.read();
  }

  private GivenCall books() {
    return books(article);
  }

  private GivenCall books(GivenArticle about) {
    return server.books(
        Reader.request(about, TUESDAY).with("email", reader).with("question", "Why so early?"));
  }

  private GivenComment writes() {
    return new Writing(talk, article).writes(Writing.OF_ANNA.with("email", reader));
  }

  /** Has a mail come back, and sends what follows from it. */
  private void comesBack(ReceivedMail mail, String from) {
    server.receives(RawMail.report(mail, from, "failed", "5.1.1"));
    server.read();
    server.deliver();
  }

  private void comesBack() {
    comesBack(server.lastTo(reader), reader);
  }

  /** The notices sent to a recipient. */
  private List<ReceivedMail> told(String addressOrName, String subject) {
    return server.to(addressOrName).stream()
        .filter(mail -> mail.subject().contains(subject))
        .toList();
  }

  private List<ReceivedMail> toldToHost() {
    return told(article.host().name(), "comes back");
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
    var call = books();
    var id = talk.sql().value("select id from booking where reference = ?", call.reference());
    server.receives(RawMail.report(server.lastTo(reader), reader, "delayed", "4.4.1"));
    server.read();
    assertThat(delivery(call).get("state")).isEqualTo("delivered");
    server.receives(RawMail.report(server.lastTo(reader), reader, "failed", "5.1.1"));
    server.receives(RawMail.report(server.lastTo(reader), reader, "failed", "5.1.1"));
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
    var call = books();
    var genuine = server.lastTo(reader).header("Message-ID");
    var report = RawMail.report(server.lastTo(reader), reader, "failed", "5.1.1");
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
  void anAddressThatNoServerTakesIsToldLikeAMailThatComesBack() {
    var call = books();
    call.moveTo("2026-11-25T10:00:00Z").with(200);
    talk.sql()
        .run(
            "update booking set reader_email = 'no address' where reference = ?", call.reference());
    server.deliver();
    server.deliver();

    assertThat(
            talk.sql()
                .rows(
                    "select data ->> 'recipient' as recipient, data ->> 'status' as status from"
                        + " event where type = 'org.talktous.mail.bounced' and subject = ?",
                    "bookings/" + call.reference()))
        .singleElement()
        .hasToString("{recipient=reader, status=}");
    assertThat(toldToHost()).hasSize(1);
  }

  /** As qmail writes it: a text, and the mail below. */
  @Test
  void aBounceThatIsNoReportByItsFormIsKnownByTheMailBelow() {
    var call = books();
    server.receives(
        plainBounce(
            "MAILER-DAEMON@mx.example.org",
            "failure notice",
            "Remote host said: 550 5.1.1 no such user\n\n--- Below this line is a copy.\n\n"
                + "Message-ID: "
                + server.lastTo(reader).header("Message-ID")));
    server.read();

    assertThat(server.lastResult()).isEqualTo("bounced");
    assertThat(delivery(call).get("state")).isEqualTo("failed");
    assertThat(delivery(call).get("last_answer")).isEqualTo("5.1.1");
  }

  private static String plainBounce(String from, String subject, String text) {
    return """
    Return-Path: <>
    From: %s
    To: service@talk.example.org
    Message-ID: %s
    Subject: %s

    %s
    """
        .formatted(from, MailServer.newId(), subject, text);
  }

  @Test
  void aBounceOfWhichTheMailIsUnknownIsLeftToPeople() {
    books();
    var mail = server.lastTo(reader);
    server.receives(
        RawMail.report(mail, reader, "failed", "5.1.1")
            .replaceFirst("(?s)--b\nContent-Type: text/rfc822-headers.*--b--", "--b--"));
    server.read();
    assertThat(server.lastResult()).isEqualTo("returned");
    assertThat(server.isSeen(0)).isFalse();

    server.receives(plainBounce("MAILER-DAEMON@mx.example.org", "failure notice", "No such user"));
    server.read();
    assertThat(server.lastResult()).isEqualTo("returned");
  }

  @Test
  void whatIsDelayedOrAnsweredByAProgramIsNoBounce() {
    var call = books();
    var below = "Message-ID: " + server.lastTo(reader).header("Message-ID");
    server.receives(plainBounce("MAILER-DAEMON@mx.example.org", "Warning: delayed", below));
    server.receives("Auto-Submitted: auto-replied\n" + plainBounce(reader, "Away", below));
    server.receives(plainBounce(reader, "Away", "I am on holiday"));
    server.read();

    assertThat(server.lastResult()).isEqualTo("automatic");
    assertThat(delivery(call).get("state")).isEqualTo("delivered");
  }

  @Test
  void theHostIsToldByMailOnce() {
    var call = books();
    comesBack();

    assertThat(toldToHost()).hasSize(1);
    var mail = toldToHost().getFirst();
    assertThat(mail.subject())
        .isEqualTo("Mail to Anna Reader comes back: your call, Tuesday 24 November, 10:00");
    assertThat(mail.text())
        .contains(reader, call.reference(), "Why so early?", "you are the host of this call");
    // An answer would go where no mail arrives.
    assertThat(mail.headers("Reply-To")).isEmpty();

    call.moveTo("2026-11-25T10:00:00Z").with(200);
    server.deliver();
    comesBack();

    assertThat(
            talk.sql()
                .count(
                    "select count(*) from event where type = 'org.talktous.mail.bounced' and"
                        + " subject = ?",
                    "bookings/" + call.reference()))
        .isEqualTo(2);
    assertThat(toldToHost()).hasSize(1);
  }

  @Test
  void theHostOfARussianArticleIsToldInRussian() {
    var russian = article.with("title", "Цены").with("language", "ru");
    books(russian);
    comesBack();

    var mail = told(article.host().name(), "письма возвращаются").getFirst();
    assertThat(mail.subject())
        .isEqualTo("Anna Reader: письма возвращаются, звонок вторник, 24 ноября, 10:00");
    assertThat(mail.header("Content-Language")).isEqualTo("ru");
  }

  @Test
  void whatComesBackOfThatMailIsToldToNobody() {
    var call = books();
    comesBack();
    var host = article.host().name();
    int before = server.to(host).size();

    comesBack(server.lastTo(host), "host@example.org");
    comesBack(server.lastTo(host), "host@example.org");

    assertThat(server.to(host)).hasSize(before);
    assertThat(
            talk.sql()
                .rows(
                    "select d.target, d.answer_code from delivery d join event e on e.id ="
                        + " d.event_id where e.type = 'org.talktous.mail.bounced' and e.subject ="
                        + " ? and d.channel = 'mail'",
                    "bookings/" + call.reference()))
        .singleElement()
        .hasToString("{target=staff, answer_code=bounced}");
  }

  @Test
  void aMailToTheHostThatComesBackIsToldToNobodyByMail() {
    books();
    var host = article.host().name();
    int before = server.to(host).size();

    comesBack(server.lastTo(host), "host@example.org");

    assertThat(server.to(host)).hasSize(before);
  }

  @Test
  void aHostWhoseAccountIsDisabledIsToldNothing() {
    books();
    var account = article.host().account();
    talk.sql().run("update staff set disabled_at = now() where email = ?", account);

    comesBack();

    assertThat(toldToHost()).isEmpty();
  }

  @Test
  void nothingOfAReaderWhoIsErasedMeanwhileIsSent() {
    var call = books();
    server.receives(RawMail.report(server.lastTo(reader), reader, "failed", "5.1.1"));
    server.read();
    talk.api().delete(call.path()).with(204);
    server.deliver();

    assertThat(toldToHost()).isEmpty();
    assertThat(
            talk.sql()
                .value(
                    "select d.answer_code from delivery d join event e on e.id = d.event_id"
                        + " where e.type = 'org.talktous.mail.bounced' and e.subject = ?"
                        + " and d.channel = 'mail'",
                    "bookings/" + call.reference()))
        .isEqualTo("not-sent.nobody-in-charge");
  }

  @Test
  void whoLooksAfterAThreadIsToldThatItsAnswerComesBack() {
    var comment = writes();
    var colleague = article.host().account();
    comment.changed("assignee", colleague).with(200);
    comment.answered("Because of the price.", false);
    server.deliver();
    comesBack();

    var told = told(colleague, "comes back");
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().subject()).startsWith("Mail to Anna comes back: Article no.");
    assertThat(told.getFirst().text())
        .contains("Because of the price.", "/admin/inbox/" + comment.id(), comment.reference());
    assertThat(StaffBrowser.signIn(talk, TalkToUs.ADMIN).get("/admin/inbox/" + comment.id()).body())
        .contains("Mail to this reader comes back");

    comment.answered("And of the time.", false);
    server.deliver();
    comesBack();
    assertThat(told(colleague, "comes back")).hasSize(1);
  }

  /** Without an assignee, the last writer among staff. */
  @Test
  void whoAnsweredIsToldWhereNobodyLooksAfterTheThread() {
    var comment = writes();
    comment.answered("Because of the price.", false);
    server.deliver();
    comesBack();

    assertThat(told(TalkToUs.ADMIN, "comes back"))
        .filteredOn(mail -> mail.text().contains(comment.reference()))
        .hasSize(1);
  }

  @Test
  void aThreadThatWasWithdrawnMeanwhileTellsNobody() {
    var comment = writes();
    comment.answered("Because of the price.", false);
    server.deliver();
    var answer = server.lastTo(reader);
    comment.withdraws().with(200);
    comesBack(answer, reader);

    assertThat(told(TalkToUs.ADMIN, "comes back"))
        .noneMatch(mail -> mail.text().contains(comment.reference()));
  }
}
