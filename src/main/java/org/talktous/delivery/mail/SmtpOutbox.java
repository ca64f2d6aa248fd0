package org.talktous.delivery.mail;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.talktous.delivery.DeliveryAnswer;
import org.talktous.delivery.Outcome;

/**
 * Sends over SMTP, one connection a mail. Of a refusal only the codes are stored (RFC 5321, RFC
 * 3463), as servers repeat addresses in the text.
 */
@Singleton
class SmtpOutbox implements Outbox {
  private static final Pattern CODES =
      Pattern.compile("\\A([2-5]\\d\\d)(?:[ -]([245]\\.\\d{1,3}\\.\\d{1,3}))?");
  private static final int PERMANENT = 500;

  private final SmtpSettings settings;
  private final Session session;
  private final Session withUtf8;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mail-watch").factory());

  SmtpOutbox(SmtpSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(settings.properties(false));
    this.withUtf8 = Session.getInstance(settings.properties(true));
  }

  @Override
  public Outcome send(MimeMessage message, Instant then) {
    var late = new AtomicBoolean();
    // Interrupting a virtual thread closes the socket it blocks on.
    var sender = Thread.currentThread();
    var alarm =
        watch.schedule(
            () -> {
              late.set(true);
              sender.interrupt();
            },
            settings.timeout().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return new Outcome.Delivered(DeliveryAnswer.quoted(deliver(message)));
    } catch (MessagingException e) {
      return late.get() ? new Outcome.Refused(DeliveryAnswer.of("timeout")) : refused(e);
    } finally {
      alarm.cancel(false);
    }
  }

  private String deliver(MimeMessage message) throws MessagingException {
    boolean utf8 = !isAscii(message.getAllRecipients()) || !isAscii(message.getReplyTo());
    var transport = new SMTPTransport(utf8 ? withUtf8 : session, null);
    try {
      connect(transport, settings);
      if (utf8 && !transport.supportsExtension("SMTPUTF8") && isAscii(message.getAllRecipients())) {
        // The server would refuse the whole mail for it.
        message.removeHeader("Reply-To");
      }
      transport.sendMessage(message, message.getAllRecipients());
      return codes(transport.getLastServerResponse());
    } finally {
      close(transport);
    }
  }

  private static boolean isAscii(Address[] addresses) {
    return Arrays.stream(addresses)
        .map(each -> ((InternetAddress) each).getAddress())
        .allMatch(each -> each.chars().allMatch(letter -> letter < 0x80));
  }

  // The host is passed explicitly: a transport without a URLName ignores the property and connects
  // to localhost.
  static void connect(SMTPTransport transport, SmtpSettings settings) throws MessagingException {
    transport.connect(
        settings.host(),
        settings.port(),
        emptyIsNone(settings.username()),
        emptyIsNone(settings.password()));
  }

  private static void close(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException taken) {
      // It has said what it had to say.
    }
  }

  private static @Nullable String emptyIsNone(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Outcome refused(MessagingException refusal) {
    var address = ofAddress(refusal);
    if (address == null) {
      return new Outcome.Refused(reason(refusal));
    }
    var answer = DeliveryAnswer.of("recipient-refused", codes(address.getMessage()));
    return address.getReturnCode() >= PERMANENT
        ? new Outcome.Failed(answer)
        : new Outcome.Refused(answer);
  }

  /** What was said of the recipient's address, if that was the reason. */
  private static @Nullable SMTPAddressFailedException ofAddress(@Nullable Exception refusal) {
    return switch (refusal) {
      case SMTPAddressFailedException address -> address;
      case MessagingException around -> ofAddress(around.getNextException());
      case null, default -> null;
    };
  }

  static DeliveryAnswer reason(MessagingException refusal) {
    return switch (refusal) {
      case AuthenticationFailedException e -> DeliveryAnswer.of("account-refused");
      case SMTPSendFailedException e -> DeliveryAnswer.of("refused", codes(e.getMessage()));
      case MessagingException e when e.getNextException() instanceof SocketTimeoutException ->
          DeliveryAnswer.of("timeout");
      case MessagingException e when e.getNextException() instanceof SSLException ->
          DeliveryAnswer.of("certificate-refused");
      case MessagingException e when isWithoutTls(e) -> DeliveryAnswer.of("no-starttls");
      default -> DeliveryAnswer.of("server-unreachable");
    };
  }

  // The library has no type of its own for it.
  private static boolean isWithoutTls(MessagingException refusal) {
    return String.valueOf(refusal.getMessage()).startsWith("STARTTLS is required");
  }

  private static String codes(@Nullable String answer) {
    var codes = CODES.matcher(answer == null ? "" : answer.strip());
    if (!codes.find()) {
      return "SMTP";
    }
    return "SMTP " + codes.group(1) + (codes.group(2) == null ? "" : " " + codes.group(2));
  }

  @PreDestroy
  void stop() {
    watch.shutdownNow();
  }
}
