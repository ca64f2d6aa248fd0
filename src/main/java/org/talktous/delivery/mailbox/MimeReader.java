package org.talktous.delivery.mailbox;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.MailFrom;
import org.talktous.delivery.mailtext.ReplyText;
import org.talktous.web.constraint.FoldedEmail;

/** Tells what a mail is and from whom, whatever is wrong with it. */
@Singleton
class MimeReader {
  private static final Session SESSION = Session.getInstance(lenient());
  private static final List<String> RECIPIENTS =
      List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "Resent-To");
  private static final List<String> AUTOMATIC =
      List.of("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Auto-Reply-From");
  private static final Pattern PRECEDENCE =
      Pattern.compile("(?i)\\s*(bulk|junk|list|auto[_-]?reply)\\b.*", Pattern.DOTALL);
  private static final Pattern ROBOT =
      Pattern.compile("(?i)(mailer-daemon|postmaster|no-?reply|bounces?)(\\+[^@]*)?@.*");
  private static final Pattern STATUS =
      Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
  private static final Pattern CODE =
      Pattern.compile("(?<![\\d.])(5\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)");
  private static final Pattern DELAY = Pattern.compile("(?i)\\b(delay|warning|retr(y|ied)\\b)");
  private static final Pattern METHOD = Pattern.compile("(?im)^METHOD:(REPLY|COUNTER)\\s*$");
  private static final Pattern CALENDAR = Pattern.compile("(?i)BEGIN:VCALENDAR[ \\t]*\\r?\\n");
  private static final Pattern HAS_METHOD = Pattern.compile("(?im)^METHOD:");
  private static final Pattern FORGED =
      Pattern.compile("(?i)\\bdmarc\\s*=\\s*fail\\b(?!\\s*\\([^)]*\\bp=none\\b)");

  private static final int MOST_DIVIDERS = 500;

  private final ReplyAddresses replies;
  private final BounceIds bounceIds;
  private final MailFrom from;

  MimeReader(ReplyAddresses replies, BounceIds bounceIds, MailFrom from) {
    this.replies = replies;
    this.bounceIds = bounceIds;
    this.from = from;
  }

  private static Properties lenient() {
    var properties = new Properties();
    properties.setProperty("mail.mime.address.strict", "false");
    properties.setProperty("mail.mime.allowutf8", "true");
    return properties;
  }

  /** A mail that was parsed. */
  sealed interface Parsed {}

  /** Something that a person or their calendar sent. */
  record Written(IncomingMail mail, boolean isForged) implements Parsed {}

  /**
   * A report that a mail could not be delivered (RFC 3464).
   *
   * @param status such as {@code 5.1.1} (RFC 3463); empty if it says none
   */
  record Bounce(BounceIds.Sent sent, String status) implements Parsed {}

  /** A report that some mail could not be delivered, of which it does not tell which. */
  record Returned() implements Parsed {}

  /** Something that a program sent. */
  record Automatic() implements Parsed {}

  /** The identity by which a mail is taken once: a digest of its Message-ID, else of all of it. */
  static String key(byte[] mail) {
    try {
      var id = new MimeMessage(SESSION, new ByteArrayInputStream(mail)).getMessageID();
      return digest(
          id == null || id.isBlank() ? mail : id.strip().getBytes(StandardCharsets.UTF_8));
    } catch (MessagingException | RuntimeException unreadable) {
      return digest(mail);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Parses a mail that the mailbox got then. */
  Parsed parse(byte[] bytes, Instant receivedAt) throws MessagingException {
    var message = new MimeMessage(SESSION, new ByteArrayInputStream(withFewParts(bytes)));
    var content = new MimeContent(message);
    if (isReport(message, content)) {
      return report(message, content);
    }
    var calendar = calendar(content);
    var sender = sender(message);
    if (calendar == null && hasNullReturnPath(message)) {
      return withoutReport(message, content, sender);
    }
    if (isOwn(sender) || calendar == null && isAutomatic(message, sender)) {
      return new Automatic();
    }
    return new Written(
        new IncomingMail(
            sender,
            replies.tokens(headers(message, RECIPIENTS)),
            calendar == null ? ReplyText.of(content.text()) : "",
            receivedAt,
            calendar),
        isForged(message));
  }

  /** The beginning, up to so many lines that may divide parts: the library reads all of these. */
  private static byte[] withFewParts(byte[] mail) {
    int dividers = 0;
    for (int at = 1; at < mail.length - 1; at++) {
      if (mail[at - 1] == '\n' && mail[at] == '-' && mail[at + 1] == '-') {
        dividers++;
        if (dividers > MOST_DIVIDERS) {
          return Arrays.copyOf(mail, at);
        }
      }
    }
    return mail;
  }

  private static boolean isReport(MimeMessage message, MimeContent content)
      throws MessagingException {
    return isNobodys(message)
        && (content.find("message/delivery-status").isPresent()
            || message.getHeader("X-Failed-Recipients") != null);
  }

  /** Reports have an empty return path, and come from the mail system (RFC 3464, section 2). */
  private static boolean isNobodys(MimeMessage message) throws MessagingException {
    var sender = sender(message);
    return hasNullReturnPath(message)
        || message.isMimeType("multipart/report")
        || sender.isEmpty()
        || ROBOT.matcher(sender).matches();
  }

  private static boolean hasNullReturnPath(MimeMessage message) throws MessagingException {
    var path = message.getHeader("Return-Path");
    return path != null && path[0].replaceAll("\\s", "").equals("<>");
  }

  private Parsed report(MimeMessage message, MimeContent content) throws MessagingException {
    var status = content.find("message/delivery-status");
    var text = status.isEmpty() ? "" : MimeContent.read(status.get());
    boolean isFailure =
        status.isEmpty() || Pattern.compile("(?im)^Action:\\s*failed\\b").matcher(text).find();
    var returned = new StringBuilder(headers(message, List.of("In-Reply-To", "References")));
    for (var each : content.leaves()) {
      returned.append('\n').append(MimeContent.read(each));
    }
    var sent = bounceIds.find(returned.toString());
    return isFailure
        ? sent.<Parsed>map(each -> new Bounce(each, found(STATUS, text))).orElseGet(Returned::new)
        : new Automatic();
  }

  /**
   * A mail without a return path that is no report by its form: qmail, for one, writes a text with
   * the mail below. What a person's program answers names the mail in its head only (RFC 3834).
   */
  private Parsed withoutReport(MimeMessage message, MimeContent content, String sender)
      throws MessagingException {
    var text = new StringBuilder();
    for (var each : content.leaves()) {
      text.append(MimeContent.read(each)).append('\n');
    }
    boolean isRobot = sender.isEmpty() || ROBOT.matcher(sender).matches();
    if (isDelay(message) || !isRobot && isAnswered(message)) {
      return new Automatic();
    }
    return bounceIds
        .find(text.toString())
        .<Parsed>map(sent -> new Bounce(sent, found(CODE, text.toString())))
        .orElseGet(() -> isRobot ? new Returned() : new Automatic());
  }

  private static boolean isAnswered(MimeMessage message) throws MessagingException {
    var submitted = message.getHeader("Auto-Submitted");
    return submitted != null
        && submitted[0].strip().toLowerCase(Locale.ROOT).startsWith("auto-replied");
  }

  private static boolean isDelay(MimeMessage message) throws MessagingException {
    var subject = message.getSubject();
    return subject != null && DELAY.matcher(subject).find();
  }

  private static String found(Pattern status, String report) {
    var found = status.matcher(report);
    return found.find() ? found.group(1) : "";
  }

  private boolean isOwn(String sender) {
    return FoldedEmail.same(sender, from.address()) || !replies.tokens(sender).isEmpty();
  }

  /** RFC 3834, section 5, and what was in use before it. */
  private static boolean isAutomatic(MimeMessage message, String sender) throws MessagingException {
    var submitted = message.getHeader("Auto-Submitted");
    if (submitted != null && !submitted[0].strip().toLowerCase(Locale.ROOT).startsWith("no")) {
      return true;
    }
    var precedence = message.getHeader("Precedence");
    if (precedence != null && PRECEDENCE.matcher(precedence[0]).matches()) {
      return true;
    }
    for (var each : AUTOMATIC) {
      if (message.getHeader(each) != null) {
        return true;
      }
    }
    return hasNullReturnPath(message)
        || message.isMimeType("multipart/report")
        || ROBOT.matcher(sender).matches();
  }

  /**
   * Whether the mailbox's own server found the sender forged (RFC 7489, RFC 8601), and the sender's
   * domain asks for more than to be told of it. The first field is that server's; of the others,
   * those count that bear its name: anybody may have written them, but not to their own good.
   */
  private static boolean isForged(MimeMessage message) throws MessagingException {
    var results = message.getHeader("Authentication-Results");
    if (results == null) {
      return false;
    }
    var own = server(results[0]);
    return Stream.of(results)
        .anyMatch(each -> server(each).equals(own) && FORGED.matcher(each).find());
  }

  private static String server(String results) {
    return results.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The address of who wrote it; empty if there is none, or more than one. */
  private static String sender(MimeMessage message) throws MessagingException {
    var given = message.getHeader("From");
    if (given == null || given.length != 1) {
      return "";
    }
    try {
      // A name with a comma that is not quoted looks like an address of its own, without its @.
      var all =
          Stream.of(InternetAddress.parseHeader(MimeUtility.unfold(given[0]), false))
              .map(InternetAddress::getAddress)
              .filter(address -> address != null && address.indexOf('@') > 0)
              .toList();
      return all.size() == 1 ? all.getFirst() : "";
    } catch (AddressException nobody) {
      return "";
    }
  }

  private static String headers(MimeMessage message, List<String> names) throws MessagingException {
    var all = new StringBuilder();
    for (var name : names) {
      var values = message.getHeader(name);
      if (values != null) {
        all.append(Stream.of(values).map(MimeUtility::unfold).collect(Collectors.joining("\n")));
        all.append('\n');
      }
    }
    return all.toString();
  }

  /**
   * The iCalendar of an answer to an invitation. Some clients send it as a file alone, some name
   * its method in the head of the part alone (RFC 6047, section 2.4).
   */
  private static @Nullable String calendar(MimeContent content) {
    return content.leaves().stream()
        .filter(MimeContent::isCalendar)
        .map(each -> withMethod(MimeContent.read(each), MimeContent.parameter(each, "method")))
        .filter(each -> METHOD.matcher(each).find())
        .findFirst()
        .orElse(null);
  }

  private static String withMethod(String calendar, @Nullable String method) {
    return method == null || HAS_METHOD.matcher(calendar).find()
        ? calendar
        : CALENDAR
            .matcher(calendar)
            .replaceFirst(
                "BEGIN:VCALENDAR\r\nMETHOD:" + method.replaceAll("[^A-Za-z]", "") + "\r\n");
  }
}
