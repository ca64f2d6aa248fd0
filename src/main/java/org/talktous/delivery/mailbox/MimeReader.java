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
  private static final Pattern METHOD = Pattern.compile("(?im)^METHOD:(REPLY|COUNTER)\\s*$");

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

  /** Parses a mail. */
  Parsed parse(byte[] bytes) throws MessagingException {
    var message = new MimeMessage(SESSION, new ByteArrayInputStream(withFewParts(bytes)));
    var content = new MimeContent(message);
    if (isReport(message, content)) {
      return report(message, content);
    }
    var calendar = calendar(content);
    var sender = sender(message);
    if (isOwn(sender) || calendar == null && isAutomatic(message, sender)) {
      return new Automatic();
    }
    return new Written(
        new IncomingMail(
            sender,
            replies.tokens(headers(message, RECIPIENTS)),
            calendar == null ? ReplyText.of(content.text()) : "",
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
    return isFailure && sent.isPresent() ? new Bounce(sent.get(), status(text)) : new Automatic();
  }

  private static String status(String report) {
    var found = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})").matcher(report);
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
   * Whether the mailbox's own server, whose field is the first, found the sender forged (RFC 7489,
   * RFC 8601). Further down anybody may have written what they like.
   */
  private static boolean isForged(MimeMessage message) throws MessagingException {
    var results = message.getHeader("Authentication-Results");
    return results != null
        && Pattern.compile("(?i)\\bdmarc\\s*=\\s*fail\\b").matcher(results[0]).find();
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

  /** The iCalendar of an answer to an invitation. */
  private static @Nullable String calendar(MimeContent content) {
    for (var each : content.leaves()) {
      if (MimeContent.is(each, "text/calendar")) {
        var calendar = MimeContent.read(each);
        if (METHOD.matcher(calendar).find()) {
          return calendar;
        }
      }
    }
    return null;
  }
}
