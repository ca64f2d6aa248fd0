package org.talktous.delivery.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.recipient.ConfirmedAddresses;
import org.talktous.testing.FinishedTasks;
import org.talktous.testing.TalkToUs;

/**
 * A real mail server, and the service that sends through it. Tests share them: each writes from
 * addresses of its own, and hosts are told apart by their names.
 */
public final class Mailroom {
  private static final AtomicInteger MADE = new AtomicInteger();
  private static final Mailroom ONLY = new Mailroom();

  private final GreenMail server;

  private Mailroom() {
    this.server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  public static Mailroom open() {
    return ONLY;
  }

  /** The service with this server. */
  public TalkToUs talk() {
    return talk(Map.of());
  }

  /** The same with other settings too. */
  public TalkToUs talk(Map<String, String> more) {
    var settings = new HashMap<>(settings(server.getSmtp().getPort()));
    // A machine that is busy is not a server that hangs.
    settings.put("talk.mail.timeout", "PT20S");
    settings.putAll(more);
    return TalkToUs.with(settings);
  }

  /** One more replica of the service with this server; the caller stops it. */
  public TalkToUs replica() {
    return talk().replica(settings(server.getSmtp().getPort()));
  }

  /** The same with other settings too. */
  public TalkToUs replica(TalkToUs of, Map<String, String> more) {
    var settings = new HashMap<>(settings(server.getSmtp().getPort()));
    settings.putAll(more);
    return of.replica(settings);
  }

  static Map<String, String> settings(int port) {
    var settings = new HashMap<String, String>();
    settings.put("talk.mail.smtp.host", "127.0.0.1");
    settings.put("talk.mail.smtp.port", Integer.toString(port));
    settings.put("talk.mail.smtp.starttls", "false");
    settings.put("talk.mail.from", "Talk <service@talk.example.org>");
    settings.put("talk.mail.timeout", "PT2S");
    // What is due leaves when a test says so, though the clock has moved past other due times.
    settings.put("talk.poll-interval", "PT1H");
    return settings;
  }

  /** An address that nobody else writes from. */
  public static String newAddress() {
    return "reader-" + MADE.incrementAndGet() + "@example.org";
  }

  /** An address whose owner has opened a link of a mail, so that mails to it are whole. */
  public String knownAddress() {
    var address = newAddress();
    talk().bean(ConfirmedAddresses.class).confirm(address);
    return address;
  }

  /** Sends all that is due. */
  public void deliver() {
    var talk = talk();
    // Asked for by a form that says nothing of it, so mailed by a task.
    FinishedTasks.runAll(talk, "forgotten-password");
    new Deliver(talk).now();
  }

  /** What has come to somebody, named by their address or their name, in the order it came. */
  public List<ReceivedMail> to(String addressOrName) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(message -> isTo(message, addressOrName))
        .map(ReceivedMail::new)
        .toList();
  }

  /** The last of these. */
  public ReceivedMail lastTo(String addressOrName) {
    return to(addressOrName).getLast();
  }

  private static boolean isTo(MimeMessage message, String addressOrName) {
    try {
      var to = (InternetAddress) message.getAllRecipients()[0];
      return addressOrName.equals(to.getAddress()) || addressOrName.equals(to.getPersonal());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
