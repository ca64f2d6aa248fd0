package org.talktous.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.delivery.Message;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.web.page.Language;

/** Whatever people are called, it begins nothing of its own in a mail's head. */
@ServiceTest
class HeaderTest {
  private static final String ADDRESS = "anna@example.org";

  private final MimeMessages messages;

  HeaderTest(TalkToUs talk) {
    this.messages = talk.bean(MimeMessages.class);
  }

  private ReceivedMail sealed(String name, String address, String subject)
      throws MessagingException, IOException {
    var mail =
        new Mail(
            new Mailbox(name, address),
            Language.EN,
            subject,
            "Lead",
            List.of(new Mail.Quote("Title", "Line\n.\nFrom here\n")),
            "Reason",
            null,
            null);
    var event =
        new Message(
            UUID.randomUUID(),
            "",
            "type",
            "subject",
            0,
            Instant.parse("2026-11-23T08:00:00Z"),
            "{}");
    var bytes = new ByteArrayOutputStream();
    messages.build(mail, event, "reader").writeTo(bytes);
    return new ReceivedMail(new MimeMessage(null, new ByteArrayInputStream(bytes.toByteArray())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anna\r\nBcc: all@example.org",
        "Anna\nBcc: all@example.org",
        "Anna\rBcc: all@example.org",
        "Anna\r\n\r\nAnother body",
        "Anna\u2028Bcc: all@example.org",
        "Anna\u0085Bcc: all@example.org",
        "Anna\u0000\u000BBcc: all@example.org",
        "Anna\r\n Bcc: all@example.org",
        "Anna\" <all@example.org>, \"Other",
        "Anna <all@example.org>,",
        "=?UTF-8?Q?Anna=0D=0ABcc:_all@example.org?=",
        "Анна\r\nBcc: all@example.org"
      })
  void aNameOrASubjectAddsNoHeaderAndNoRecipient(String evil)
      throws MessagingException, IOException {
    var mail = sealed(evil, ADDRESS, evil);

    assertThat(mail.headers("Bcc")).isEmpty();
    assertThat(mail.headers("To")).hasSize(1);
    assertThat(mail.headers("Subject")).hasSize(1);
    assertThat(mail.message().getAllRecipients()).hasSize(1);
    assertThat(((InternetAddress) mail.message().getAllRecipients()[0]).getAddress())
        .isEqualTo(ADDRESS);
    assertThat(mail.head().lines().map(line -> line.replaceFirst("[:\\s].*", "")).distinct())
        .containsExactlyInAnyOrder(
            "From",
            "To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Language",
            "Date",
            "Auto-Submitted",
            "");
    assertThat(mail.text()).contains("Reason");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@example.org\r\nBcc: all@example.org",
        "anna@example.org, all@example.org",
        "Anna <anna@example.org>",
        "anna @example.org",
        "anna",
        "@example.org",
        "anna@example.org@example.org",
        "\"anna\"@example.org",
        ""
      })
  void whatIsNotOneAddressIsNotWrittenTo(String address) {
    assertThat(new Mailbox("Anna", address).isWritable()).isFalse();
  }

  @Test
  void longNamesInOtherLettersAreEncodedAndFolded() throws MessagingException, IOException {
    var name = "Константин Константинович Константинопольский-Задунайский, граф \"Кот\"";
    var subject = "Вы записаны на звонок: " + "очень ".repeat(20) + "длинно";
    var mail = sealed(name, ADDRESS, subject);

    assertThat(mail.subject()).isEqualTo(subject);
    assertThat(((InternetAddress) mail.message().getAllRecipients()[0]).getPersonal())
        .isEqualTo(name);
    assertThat(mail.head()).matches("\\p{ASCII}*").contains("=?UTF-8?");
    assertThat(mail.head().lines()).allMatch(line -> line.length() <= 78);
  }

  @Test
  void anAddressInOtherLettersIsOne() throws MessagingException, IOException {
    assertThat(new Mailbox(null, "анна@пример.рф").isWritable()).isTrue();
    assertThat(sealed("Anna", "anna@пример.рф", "Subject").header("To"))
        .isEqualTo("Anna <anna@xn--e1afmkfd.xn--p1ai>");
  }

  @Test
  void aSubjectWithoutEndIsCut() throws MessagingException, IOException {
    assertThat(sealed("Anna", ADDRESS, "long ".repeat(1_000)).subject()).hasSize(250).endsWith("…");
  }

  @Test
  void aTextMayHoldLinesThatMeanSomethingToServers() throws MessagingException, IOException {
    assertThat(sealed("Anna", ADDRESS, "Subject").text())
        .contains("  Line\r\n  .\r\n  From here\r\n");
  }
}
