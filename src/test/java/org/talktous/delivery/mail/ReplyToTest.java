package org.talktous.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.delivery.Deliver;
import org.talktous.feedback.thread.Comments;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.web.page.Language;

/**
 * A reply to a mail reaches the person who is meant: read as another library reads it, Apache
 * James' mime4j.
 */
@ServiceTest
class ReplyToTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 09:00-18:00");

  private void books(Fields more) {
    var request = Reader.request(article, TUESDAY);
    for (var each : more.values().entrySet()) {
      request = request.with(each.getKey(), each.getValue());
    }
    talk.reader().tries(request).with(201);
    mailroom.deliver();
  }

  private static Message parsed(ReceivedMail mail) {
    var builder = new DefaultMessageBuilder();
    try {
      return builder.parseMessage(
          new ByteArrayInputStream(mail.raw().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The only mailbox that is answered to. */
  private static Mailbox replyTo(ReceivedMail mail) {
    var all = parsed(mail).getReplyTo().flatten();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void theReadersAnswerReachesTheHostAndTheHostsAnswerTheReader() {
    var address = mailroom.knownAddress();
    books(Fields.NONE.with("email", address));

    var ofReader = replyTo(mailroom.lastTo(address));
    assertThat(ofReader.getName()).isEqualTo(article.host().name());
    assertThat(ofReader.getAddress()).isEqualTo("host@example.org");
    var ofHost = replyTo(mailroom.lastTo(article.host().name()));
    assertThat(ofHost.getName()).isEqualTo("Anna Reader");
    assertThat(ofHost.getAddress()).isEqualTo(address);
    assertThat(parsed(mailroom.lastTo(address)).getFrom().getFirst().getAddress())
        .isEqualTo("service@talk.example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anna \"the Cat\" Reader",
        "Reader, Anna",
        "Reader, Anna <anna@evil.example.org>; others:",
        "Анна Сергеевна Каренина",
        "安娜·卡列尼娜",
        "آنا كارنينا",
        "O'Reader (Anna) @ home",
        "Константин Константинович Константинопольский-Задунайский, граф \"Кот\" и его семья"
      })
  void aNameIsWholeWhateverItIsMadeOf(String name) {
    books(Fields.NONE.with("name", name));

    var reader = replyTo(mailroom.lastTo(article.host().name()));
    assertThat(reader.getName()).isEqualTo(name);
    assertThat(reader.getAddress()).isEqualTo("anna@example.org");
  }

  @ParameterizedTest
  @CsvSource({
    "anna+talks@example.org, anna+talks@example.org",
    "anna.o'reader@example.org, anna.o'reader@example.org",
    "anna@пример.рф, anna@xn--e1afmkfd.xn--p1ai",
    "anna@bücher.example.org, anna@xn--bcher-kva.example.org"
  })
  void anAddressIsWrittenAsMailServersTakeIt(String given, String written) {
    books(Fields.NONE.with("email", given));

    assertThat(replyTo(mailroom.lastTo(article.host().name())).getAddress()).isEqualTo(written);
    assertThat(mailroom.lastTo(article.host().name()).head()).matches("\\p{ASCII}*");
  }

  /** Of a server without SMTPUTF8 (RFC 6531), which the one of the tests is. */
  @Test
  void anAddressThatTheServerCannotTakeIsLeftOutAndTheMailArrives() {
    books(Fields.NONE.with("email", "анна@пример.рф"));

    var mail = mailroom.lastTo(article.host().name());
    assertThat(mail.headers("Reply-To")).isEmpty();
    assertThat(mail.text()).contains("анна@пример.рф");
  }

  @Test
  void anAddressInOtherLettersIsWrittenInUtf8() throws Exception {
    var letter =
        new Mail(
                new org.talktous.delivery.mail.Mailbox("Host", "host@example.org"),
                Language.EN,
                "Subject",
                "Lead",
                List.of(),
                "Reason",
                null,
                null)
            .answeredBy(
                new Mail.ReplyTo(
                    new org.talktous.delivery.mail.Mailbox("Анна, \"Кот\"", "анна@пример.рф"),
                    null));
    var event =
        new org.talktous.delivery.Message(
            UUID.randomUUID(), "", "type", "subject", 0, talk.clock().instant(), "{}");
    var bytes = new ByteArrayOutputStream();
    talk.bean(MimeMessages.class).build(letter, event, "host").writeTo(bytes);

    var head = bytes.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
    var field =
        head.replaceAll("\r\n[ \t]", " ")
            .lines()
            .filter(line -> line.startsWith("Reply-To: "))
            .findFirst()
            .orElseThrow();
    var read = LenientAddressParser.DEFAULT.parseMailbox(field.substring("Reply-To: ".length()));
    assertThat(read.getAddress()).isEqualTo("анна@xn--e1afmkfd.xn--p1ai");
    assertThat(
            DecoderUtil.decodeEncodedWords(String.valueOf(read.getName()), StandardCharsets.UTF_8))
        .isEqualTo("Анна, \"Кот\"");
  }

  @Test
  void theAnswerToAnAnswerReachesWhoeverWroteIt() {
    var address = mailroom.knownAddress();
    var comment = new Writing(talk, article).writes(Writing.OF_ANNA.with("email", address));
    comment.answered("Because.", false);
    mailroom.deliver();

    assertThat(replyTo(mailroom.lastTo(address)).getAddress()).isEqualTo(TalkToUs.ADMIN);
  }

  @Test
  void theHostIsWrittenToWhenAReaderAddsToTheQuestionOfACall() {
    var address = mailroom.knownAddress();
    books(Fields.NONE.with("email", address).with("question", "Why?"));
    var thread =
        talk.sql()
            .value(
                "select q.id from reader_query q where q.reader_email = ? and q.booking_id is not"
                    + " null",
                address);
    talk.bean(Comments.class).reply(UUID.fromString(thread.toString()), "One more thing", null);
    mailroom.deliver();

    var mail = mailroom.lastTo(article.host().name());
    assertThat(mail.subject()).startsWith("Anna Reader has replied");
    assertThat(mail.text()).contains("One more thing", "Why?", "/admin/inbox/" + thread);
    assertThat(replyTo(mail).getAddress()).isEqualTo(address);
  }

  @Test
  void whereTheServiceReadsItsMailRepliesComeToASignedAddressOfTheirOwn() {
    var settings = new HashMap<>(Map.of("talk.mail.imap.host", "127.0.0.1"));
    settings.put("talk.mail.imap.username", "service");
    settings.put("talk.mail.imap.password", "secret");
    settings.put("talk.mail.imap.check", "-");
    var reading = mailroom.talk(settings);
    var other = reading.given().article().withHost("UTC", "daily 09:00-18:00");
    var address = mailroom.knownAddress();
    reading
        .reader()
        .tries(Reader.request(other, TUESDAY).with("email", address).with("question", "Why?"))
        .with(201);
    new Deliver(reading).now();

    var ofReader = replyTo(mailroom.lastTo(address));
    assertThat(ofReader.getName()).isEqualTo(other.host().name());
    assertThat(ofReader.getAddress()).matches("service\\+[0-9a-v]{42}@talk\\.example\\.org");
    var ofHost = replyTo(mailroom.lastTo(other.host().name()));
    assertThat(ofHost.getName()).isEqualTo("Anna Reader");
    assertThat(ofHost.getAddress())
        .matches("service\\+[0-9a-v]{42}@talk\\.example\\.org")
        .isNotEqualTo(ofReader.getAddress());
  }
}
