package org.talktous.delivery.mailbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenCall;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TcpProxy;

/**
 * A real IMAP server with the service's mailbox, behind a way that can be cut, and the service that
 * reads it; what the service sends goes to the {@link Mailroom}.
 */
final class MailServer {
  private static final MailServer ONLY = new MailServer();
  private static final AtomicInteger MADE = new AtomicInteger();

  private final Mailroom mailroom = Mailroom.open();
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private final TcpProxy way;
  private final GreenMailUser service;

  private MailServer() {
    server.start();
    service = server.setUser("service@talk.example.org", "service", "secret");
    way = TcpProxy.to("jdbc:imap://127.0.0.1:" + server.getImap().getPort() + "/");
  }

  static MailServer open() {
    return ONLY;
  }

  TcpProxy way() {
    return way;
  }

  GreenMail server() {
    return server;
  }

  Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("talk.mail.imap.host", "127.0.0.1");
    settings.put("talk.mail.imap.port", way.url().replaceAll(".*:(\\d+)/.*", "$1"));
    settings.put("talk.mail.imap.username", "service");
    settings.put("talk.mail.imap.password", "secret");
    settings.put("talk.mail.imap.timeout", "PT5S");
    settings.put("talk.mail.imap.check", "-");
    return settings;
  }

  TalkToUs talk() {
    return mailroom.talk(settings());
  }

  /** One more replica that counts against rate limits; the caller stops it. */
  TalkToUs limited() {
    var settings = settings();
    settings.put("talk.ratelimit.enabled", "true");
    return mailroom.replica(talk(), settings);
  }

  /** Sends all that is due. */
  void deliver() {
    new Deliver(talk()).now();
  }

  /** Has a call booked, and its mails sent. */
  GivenCall books(Fields request) {
    var call = new GivenCall(talk().reader(), talk().reader().tries(request).with(201));
    deliver();
    return call;
  }

  ReceivedMail lastTo(String addressOrName) {
    return mailroom.lastTo(addressOrName);
  }

  List<ReceivedMail> to(String addressOrName) {
    return mailroom.to(addressOrName);
  }

  /** What became of the mail that was read last. */
  String lastResult() {
    return talk()
        .sql()
        .value(
            "select result from received_mail order by received_at desc, xmin::text::bigint desc"
                + " limit 1")
        .toString();
  }

  /** The address at which a mail is answered. */
  static String replyTo(ReceivedMail mail) {
    try {
      return ((InternetAddress) mail.message().getReplyTo()[0]).getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A Message-ID that no other mail has. */
  static String newId() {
    return "<" + MADE.incrementAndGet() + ".test@example.org>";
  }

  /** Puts a mail into the service's mailbox, as it comes. */
  void receives(String raw) {
    receives(raw.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  void receives(byte[] raw) {
    try {
      service.deliver(new MimeMessage(null, new ByteArrayInputStream(raw)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the mail that came last but so many, from 0, is marked as dealt with. */
  boolean isSeen(int before) {
    try {
      var all = server.getManagers().getImapHostManager().getInbox(service).getMessages();
      return all.get(all.size() - 1 - before).getFlags().contains(Flags.Flag.SEEN);
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has the service read what is new; says how many mails it took. */
  int read() {
    return talk().bean(MailboxJob.class).read();
  }
}
