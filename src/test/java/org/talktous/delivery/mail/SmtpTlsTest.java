package org.talktous.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.base.setting.MailFrom;
import org.talktous.base.setting.PublicUrl;
import org.talktous.delivery.DeliveryAnswer;
import org.talktous.delivery.Outcome;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What the mail server is told, and who else may hear it. */
@ServiceTest
class SmtpTlsTest {
  private static final String ACCOUNT = "talk@example.org";
  private static final String PASSWORD = "correct horse";

  private final TalkToUs talk;

  SmtpTlsTest(TalkToUs talk) {
    this.talk = talk;
  }

  @ParameterizedTest
  @CsvSource({
    // host, whether there is an account, SMTP_STARTTLS, whether it may be asked for, and must be
    "127.0.0.1, false, '', true, false",
    "localhost, false, '', true, false",
    "::1, false, '', true, false",
    "127.0.0.1, true, '', true, true",
    "10.0.0.1, false, '', true, true",
    "mail.example.org, false, '', true, true",
    "mail.example.org, true, '', true, true",
    "localhost, false, true, true, true",
    "mail.example.org, true, false, false, false"
  })
  void tlsIsRequiredWhereverOthersCouldListen(
      String host, boolean account, String startTls, boolean asked, boolean insisted) {
    var properties = settings(host, 587, account, startTls).properties(false);

    assertThat(properties)
        .containsEntry("mail.smtp.starttls.enable", String.valueOf(asked))
        .containsEntry("mail.smtp.starttls.required", String.valueOf(insisted))
        .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
  }

  @Test
  void whoeverStandsInBetweenAndOffersNoTlsHearsNoPassword() throws Exception {
    try (var server = TlsSmtp.start(TlsSmtp.keysFor("localhost"), false)) {
      assertThat(sends("127.0.0.1", server.port(), ""))
          .isEqualTo(new Outcome.Refused(DeliveryAnswer.of("no-starttls")));
      assertThat(server.inTheClear()).isNotEmpty().noneMatch(SmtpTlsTest::tells);
    }
  }

  @Test
  void aServerWithoutTlsIsToldOnlyByAnExplicitWord() throws MessagingException {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser(ACCOUNT, ACCOUNT, PASSWORD);
    server.start();
    try {
      int port = server.getSmtp().getPort();
      assertThat(sends("127.0.0.1", port, "")).isInstanceOf(Outcome.Refused.class);
      assertThat(server.getReceivedMessages()).isEmpty();

      assertThat(sends("127.0.0.1", port, "false")).isInstanceOf(Outcome.Delivered.class);
      assertThat(server.getReceivedMessages()).hasSize(1);
    } finally {
      server.stop();
    }
  }

  /** Where something listens on the same port of this machine, it would take the letter. */
  @Test
  void noServerButTheOneThatIsNamedIsTalkedTo() throws MessagingException {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser(ACCOUNT, ACCOUNT, PASSWORD);
    server.start();
    try {
      assertThat(sends("mail.invalid", server.getSmtp().getPort(), "false"))
          .isEqualTo(new Outcome.Refused(DeliveryAnswer.of("server-unreachable")));
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotAccepted() throws Exception {
    try (var server = TlsSmtp.start(TlsSmtp.keysFor("localhost"), true)) {
      assertThat(sends("localhost", server.port(), ""))
          .isEqualTo(new Outcome.Refused(DeliveryAnswer.of("certificate-refused")));
      assertThat(server.inTheClear()).noneMatch(SmtpTlsTest::tells);
      assertThat(server.secured()).isEmpty();
    }
  }

  @Test
  void theAccountIsToldToTheRightServerOverTlsAlone() throws Exception {
    var keys = TlsSmtp.keysFor("localhost");
    try (var server = TlsSmtp.start(keys, true)) {
      sends(server.port(), keys);

      assertThat(server.secured()).anyMatch(SmtpTlsTest::tells).contains("QUIT");
      assertThat(server.inTheClear()).noneMatch(SmtpTlsTest::tells);
    }
  }

  @Test
  void aServerOfAnotherNameIsNotTheRightOne() throws Exception {
    var keys = TlsSmtp.keysFor("elsewhere.example");
    try (var server = TlsSmtp.start(keys, true)) {
      assertThatThrownBy(() -> sends(server.port(), keys)).isInstanceOf(MessagingException.class);

      assertThat(server.secured()).noneMatch(SmtpTlsTest::tells);
      assertThat(server.inTheClear()).noneMatch(SmtpTlsTest::tells);
    }
  }

  private static boolean tells(String line) {
    return line.startsWith("AUTH") || line.startsWith("MAIL") || line.contains(PASSWORD);
  }

  private Outcome sends(String host, int port, String startTls) throws MessagingException {
    var outbox = new SmtpOutbox(settings(host, port, true, startTls));
    try {
      return outbox.send(letter(Session.getInstance(new Properties())), Instant.EPOCH);
    } finally {
      outbox.stop();
    }
  }

  /** The same in the service's own settings, by somebody who trusts these certificates. */
  private void sends(int port, KeyStore trusted)
      throws MessagingException, GeneralSecurityException, IOException {
    var properties = settings("localhost", port, true, "").properties(false);
    properties.put("mail.smtp.ssl.socketFactory", TlsSmtp.trusting(trusted));
    var session = Session.getInstance(properties);
    try (var transport = new SMTPTransport(session, null)) {
      transport.connect(ACCOUNT, PASSWORD);
      var letter = letter(session);
      transport.sendMessage(letter, letter.getAllRecipients());
    }
  }

  private static MimeMessage letter(Session session) throws MessagingException {
    var letter = new MimeMessage(session);
    letter.setRecipient(RecipientType.TO, new InternetAddress("anna@example.org"));
    letter.setFrom(new InternetAddress(ACCOUNT));
    letter.setText("Hello");
    letter.saveChanges();
    return letter;
  }

  private SmtpSettings settings(String host, int port, boolean account, @Nullable String startTls) {
    return new SmtpSettings(
        host,
        String.valueOf(port),
        account ? ACCOUNT : "",
        account ? PASSWORD : "",
        startTls == null ? "" : startTls,
        Duration.ofSeconds(10),
        talk.bean(MailFrom.class),
        talk.bean(PublicUrl.class));
  }
}
