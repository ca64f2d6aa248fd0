package org.talktous.delivery.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.Sql;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** Services that share a mailbox, and die while they read it: every mail is taken, and once. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MailboxFaultTest {
  private static final String READER = "anna@example.org";

  private static final String READ =
      "select count(*) filter (where author = 'reader') / %d from reply";

  private final String database = TestDatabase.fresh("mailbox");
  private final Sql sql = new Sql(database);
  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });
  private final GreenMailUser mailbox;

  MailboxFaultTest() {
    server.start();
    this.mailbox = server.setUser("service@talk.example.org", "service", "secret");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aServiceKilledBetweenReadingAndWritingLosesNothingAndDoublesNothing() throws SQLException {
    try (var first = ServiceProcess.start(settings()).ready()) {
      var address = addressToReplyTo(first);
      try (var lock = lockedReplies()) {
        replies(address, List.of("Read before the death."));
        await("select count(*) from pg_locks where not granted and relation = 'reply'::regclass");
        first.kill();
        lock.rollback();
      }
      assertThat(replies()).isEmpty();
    }
    try (var second = ServiceProcess.start(settings()).ready()) {
      assertThat(second.api().get("/health/readiness").status()).isEqualTo(200);
      await(READ.formatted(1));
    }

    assertThat(replies()).containsExactly("Read before the death.");
    assertThat(sql.count("select count(*) from received_mail where result = 'replied'"))
        .isEqualTo(1);
  }

  @Test
  void twoServicesOnOneMailboxTakeEachMailOnce() {
    try (var one = ServiceProcess.start(settings()).ready();
        var other = ServiceProcess.start(settings()).ready()) {
      var address = addressToReplyTo(one);
      var texts = IntStream.range(0, 20).mapToObj(i -> "Reply number " + i + ".").toList();
      replies(address, texts.subList(0, 10));
      await(READ.formatted(5));
      other.kill();
      replies(address, texts.subList(10, 20));
      await(READ.formatted(20));

      assertThat(replies()).containsExactlyElementsOf(texts);
    }
  }

  private Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("DATASOURCES_DEFAULT_URL", database);
    settings.put("DATASOURCES_DEFAULT_USERNAME", TestDatabase.username());
    settings.put("DATASOURCES_DEFAULT_PASSWORD", TestDatabase.password());
    settings.put("TALK_ADMIN_EMAIL", TalkToUs.ADMIN);
    settings.put("TALK_LINK_SECRET", "a secret of this test, of thirty-two letters");
    settings.put("TALK_MAIL_FROM", "Talk <service@talk.example.org>");
    settings.put("TALK_TASK_HEARTBEAT", "PT1S");
    settings.put("SMTP_HOST", "127.0.0.1");
    settings.put("SMTP_PORT", Integer.toString(server.getSmtp().getPort()));
    settings.put("SMTP_STARTTLS", "false");
    settings.put("IMAP_HOST", "127.0.0.1");
    settings.put("IMAP_PORT", Integer.toString(server.getImap().getPort()));
    settings.put("IMAP_USERNAME", "service");
    settings.put("IMAP_PASSWORD", "secret");
    settings.put("TALK_MAIL_IMAP_CHECK", "FIXED_DELAY|1s");
    return settings;
  }

  /** Writes a comment that staff answer; the answer's mail tells where to reply. */
  private String addressToReplyTo(ServiceProcess service) {
    var desk = service.api().signedIn(TalkToUs.ADMIN, TalkToUs.PASSWORD);
    desk.put("/api/v1/admin/articles/prices", Fields.NONE.with("title", "P").with("language", "en"))
        .with(200);
    var comment =
        Fields.NONE
            .with("kind", "question")
            .with("body", "Why?")
            .with("name", "Anna")
            .with("email", READER)
            .with("consent", true);
    service.api().post("/api/v1/articles/prices/comments", comment).with(201);
    var id = desk.get("/api/v1/admin/comments").with(200).text("/items/0/id");
    desk.post("/api/v1/admin/comments/" + id + "/replies", Fields.NONE.with("body", "Because."))
        .with(201);
    var answered =
        "select count(*) from delivery where channel = 'mail' and state = 'delivered' and target ="
            + " 'reader'";
    await(answered);
    return MailServer.replyTo(
        Arrays.stream(server.getReceivedMessages())
            .map(ReceivedMail::new)
            .filter(mail -> mail.text().contains("Because."))
            .reduce((before, last) -> last)
            .orElseThrow());
  }

  private void replies(String address, List<String> texts) {
    for (var text : texts) {
      var mail =
          """
          Return-Path: <%s>
          From: Anna <%s>
          To: <%s>
          Message-ID: %s
          Subject: Re: Your question
          MIME-Version: 1.0
          Content-Type: text/plain; charset=UTF-8

          %s
          """
              .formatted(READER, READER, address, MailServer.newId(), text)
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.UTF_8);
      try {
        mailbox.deliver(new MimeMessage(null, new ByteArrayInputStream(mail)));
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The readers' replies that stand in threads. */
  private List<String> replies() {
    return sql.rows("select body from reply where author = 'reader' order by id").stream()
        .map(row -> String.valueOf(row.get("body")))
        .toList();
  }

  /** Nobody writes a reply until the connection rolls back. */
  private Connection lockedReplies() throws SQLException {
    var connection =
        DriverManager.getConnection(database, TestDatabase.username(), TestDatabase.password());
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table reply in exclusive mode");
    }
    return connection;
  }

  /** Waits until a query counts something. */
  private void await(String count) {
    var pause = new CountDownLatch(1);
    try {
      while (sql.count(count) == 0) {
        pause.await(100, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
