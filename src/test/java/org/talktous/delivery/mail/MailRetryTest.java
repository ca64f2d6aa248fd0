package org.talktous.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.DeliveryAnswer;
import org.talktous.delivery.Message;
import org.talktous.delivery.Outcome;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Mail servers come and go, refuse and hang. */
@ServiceTest
class MailRetryTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";

  private static GivenCall books(TalkToUs talk, String address) {
    var article = talk.given().article().withHost("UTC", "daily 09:00-18:00");
    var request = Reader.request(article, TUESDAY).with("email", address);
    return new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
  }

  /** What became of the reader's mail: state, attempts and answer. */
  private static Map<String, Object> delivery(TalkToUs talk, GivenCall call) {
    return talk.sql()
        .rows(
            """
            select d.state, d.attempts, d.answer_code, d.last_answer
            from delivery d
            join event e on e.id = d.event_id
            where e.subject = ? and d.channel = 'mail' and d.target = 'reader'
            """,
            "bookings/" + call.reference())
        .getFirst();
  }

  /** As a replica of the release before meets it during a rolling update. */
  @Test
  void aMailOfATypeThatIsNotKnownYetIsTriedAgain() {
    var talk = Mailroom.open().talk();
    var later =
        new Message(
            UUID.randomUUID(),
            "https://talk.example",
            "org.talktous.of.later",
            "bookings/K7QM-3XPD",
            0,
            talk.clock().instant(),
            "{}");

    assertThat(talk.bean(MailChannel.class).receivers(Set.of("reader")).values())
        .extracting(receiver -> receiver.receive(later))
        .containsExactly(new Outcome.Refused(DeliveryAnswer.of("no-mail-source")));
  }

  @Test
  void aMailComesOnceTheServerIsBackUnderTheSameId() throws IOException {
    int port = freePort();
    var talk = TalkToUs.with(Mailroom.settings(port));
    var address = Mailroom.newAddress();
    var call = books(talk, address);
    new Deliver(talk).now();

    var refused = delivery(talk, call);
    assertThat(refused.get("state")).isEqualTo("pending");
    assertThat(refused.get("answer_code")).isEqualTo("server-unreachable");

    var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      talk.clock().advance(Duration.ofSeconds(10));
      new Deliver(talk).now();

      assertThat(delivery(talk, call).get("state")).isEqualTo("delivered");
      var mails =
          Arrays.stream(server.getReceivedMessages())
              .map(ReceivedMail::new)
              .filter(mail -> mail.header("To").contains(address))
              .toList();
      assertThat(mails).hasSize(1);
      var event =
          talk.sql()
              .value("select id from event where subject = ?", "bookings/" + call.reference());
      assertThat(mails.getFirst().header("Message-ID"))
          .isEqualTo("<" + event + ".reader@localhost>");
    } finally {
      server.stop();
    }
  }

  @Test
  void aServiceThatDiesBeforeItHasWrittenDownThatAMailWasTakenSendsItAgainUnderTheSameId() {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      var talk = TalkToUs.with(Mailroom.settings(server.getSmtp().getPort()));
      var address = Mailroom.newAddress();
      var call = books(talk, address);
      new Deliver(talk).now();
      asIfItHadDied(talk, call);
      talk.clock().advance(Duration.ofSeconds(56));
      new Deliver(talk).now();

      assertThat(delivery(talk, call).get("state")).isEqualTo("delivered");
      assertThat(delivery(talk, call).get("attempts")).isEqualTo(2);
      var ids =
          Arrays.stream(server.getReceivedMessages())
              .map(ReceivedMail::new)
              .filter(mail -> mail.header("To").contains(address))
              .map(mail -> mail.header("Message-ID"))
              .toList();
      assertThat(ids).hasSize(2);
      assertThat(ids.stream().distinct()).hasSize(1);
    } finally {
      server.stop();
    }
  }

  /** Puts the row back to what it was while the attempt was under way. */
  private static void asIfItHadDied(TalkToUs talk, GivenCall call) {
    talk.sql()
        .run(
            """
            update delivery
            set state = 'pending', settled_at = null, last_answer = null,
              due_at = attempted_at + interval '55 seconds',
              leased_until = attempted_at + interval '55 seconds'
            where target = 'reader' and event_id in (select id from event where subject = ?)
            """,
            "bookings/" + call.reference());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void anAddressThatIsRefusedForGoodEndsTheDelivery() throws IOException {
    try (var server = ScriptedSmtp.start()) {
      server.on("RCPT", "550 5.1.1 <anna@example.org> is not known here");
      var talk = TalkToUs.with(Mailroom.settings(server.port()));
      var call = books(talk, Mailroom.newAddress());
      new Deliver(talk).now();

      var delivery = delivery(talk, call);
      assertThat(delivery.get("state")).isEqualTo("failed");
      assertThat(delivery.get("answer_code")).isEqualTo("recipient-refused");
      assertThat(delivery.get("last_answer")).isEqualTo("SMTP 550 5.1.1");
      assertThat(
              talk.sql()
                  .rows(
                      "select data ->> 'status' as status from event where subject = ? and type ="
                          + " 'org.talktous.mail.bounced' and data ->> 'recipient' = 'reader'",
                      "bookings/" + call.reference()))
          .singleElement()
          .hasToString("{status=5.1.1}");
    }
  }

  @Test
  void allOtherRefusalsAreTriedAgain() throws IOException {
    try (var server = ScriptedSmtp.start()) {
      var talk = TalkToUs.with(Mailroom.settings(server.port()));

      server.on("RCPT", "451 4.7.1 later, <anna@example.org>");
      assertPending(talk, "recipient-refused", "SMTP 451 4.7.1");
      server.on("RCPT", "250 fine");
      server.on("MAIL", "550 5.7.1 nothing from <service@talk.example.org>");
      assertPending(talk, "refused", "SMTP 550 5.7.1");
      server.on("MAIL", "250 fine");
      server.on(".", "554 5.6.0 spam");
      assertPending(talk, "refused", "SMTP 554 5.6.0");
      server.on(".", "250 fine");
      var call = books(talk, Mailroom.newAddress());
      new Deliver(talk).now();
      assertThat(delivery(talk, call).get("last_answer")).isEqualTo("SMTP 250");
    }
  }

  @Test
  void aServerThatHangsOrDripsCostsNoMoreThanItsTime() throws IOException {
    try (var server = ScriptedSmtp.start()) {
      server.on("EHLO", "drip");
      server.on("HELO", "drip");
      var talk = TalkToUs.with(Mailroom.settings(server.port()));
      long before = System.nanoTime();
      assertPending(talk, "timeout", null);

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    }
  }

  private static void assertPending(TalkToUs talk, String code, @Nullable String detail) {
    var call = books(talk, Mailroom.newAddress());
    new Deliver(talk).now();

    var delivery = delivery(talk, call);
    assertThat(delivery.get("state")).isEqualTo("pending");
    assertThat(delivery.get("answer_code")).isEqualTo(code);
    assertThat(delivery.get("last_answer")).isEqualTo(detail);
  }
}
