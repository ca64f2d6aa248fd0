package org.talktous.delivery.mailbox;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.MailFrom;
import org.talktous.delivery.mailtext.HtmlText;
import org.talktous.delivery.mailtext.ReplyText;
import org.talktous.web.constraint.FoldedEmail;

/**
 * Parses mails as they come, whatever is wrong with them. Attachments are passed over; of a mail
 * that was cut for its size the beginning counts.
 */
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
  private static final int MOST_PARTS = 50;
  private static final int DEEPEST = 8;
  // More than any invitation or delivery report has.
  private static final int LONGEST_PART = 256 * 1024;

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
  Parsed parse(byte[] bytes) throws MessagingException, IOException {
    var message = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
    var parts = new ArrayList<Part>();
    collect(message, parts, 0);
    if (isReport(message, parts)) {
      return report(message, parts);
    }
    var calendar = calendar(parts);
    var sender = sender(message);
    if (sender == null || isOwn(sender) || calendar == null && isAutomatic(message, sender)) {
      return new Automatic();
    }
    return new Written(
        new IncomingMail(
            sender,
            replies.tokens(headers(message, RECIPIENTS)),
            calendar == null ? text(parts) : "",
            calendar),
        isForged(message));
  }

  // --- what it is

  private static boolean isReport(MimeMessage message, List<Part> parts) throws MessagingException {
    return isNobodys(message)
        && (parts.stream().anyMatch(each -> is(each, "message/delivery-status"))
            || message.getHeader("X-Failed-Recipients") != null);
  }

  /** Reports have an empty return path, and come from the mail system (RFC 3464, section 2). */
  private static boolean isNobodys(MimeMessage message) throws MessagingException {
    var sender = sender(message);
    return hasNullReturnPath(message)
        || message.isMimeType("multipart/report")
        || sender == null
        || ROBOT.matcher(sender).matches();
  }

  private static boolean hasNullReturnPath(MimeMessage message) throws MessagingException {
    var path = message.getHeader("Return-Path");
    return path != null && path[0].replaceAll("\\s", "").equals("<>");
  }

  private Parsed report(MimeMessage message, List<Part> parts)
      throws MessagingException, IOException {
    var status = parts.stream().filter(each -> is(each, "message/delivery-status")).findFirst();
    var text = status.isEmpty() ? "" : content(status.get());
    boolean isFailure =
        status.isEmpty() || Pattern.compile("(?im)^Action:\\s*failed\\b").matcher(text).find();
    var returned = new StringBuilder(headers(message, List.of("In-Reply-To", "References")));
    for (var each : parts) {
      returned.append('\n').append(content(each));
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

  private static @Nullable String sender(MimeMessage message) throws MessagingException {
    var given = message.getHeader("From");
    if (given == null || given.length != 1) {
      return null;
    }
    try {
      var all = InternetAddress.parseHeader(MimeUtility.unfold(given[0]), false);
      return all.length == 1 && all[0].getAddress() != null ? all[0].getAddress() : null;
    } catch (AddressException nobody) {
      return null;
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

  // --- what is in it

  private static void collect(Part part, List<Part> parts, int depth)
      throws MessagingException, IOException {
    if (parts.size() >= MOST_PARTS || depth > DEEPEST) {
      return;
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart inner) {
      for (int i = 0; i < inner.getCount(); i++) {
        collect(inner.getBodyPart(i), parts, depth + 1);
      }
    } else {
      parts.add(part);
    }
  }

  private static boolean is(Part part, String type) {
    try {
      return part.isMimeType(type);
    } catch (MessagingException odd) {
      return false;
    }
  }

  private static boolean isAttached(Part part) {
    try {
      return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    } catch (MessagingException odd) {
      return true;
    }
  }

  private static @Nullable String calendar(List<Part> parts)
      throws MessagingException, IOException {
    for (var each : parts) {
      if (is(each, "text/calendar")) {
        var calendar = content(each);
        if (METHOD.matcher(calendar).find()) {
          return calendar;
        }
      }
    }
    return null;
  }

  /** The plain text, else the HTML's; all of it where a client puts several parts in a row. */
  private static String text(List<Part> parts) throws MessagingException, IOException {
    var plain = joined(parts, "text/plain");
    return ReplyText.of(plain.isBlank() ? HtmlText.of(joined(parts, "text/html")) : plain);
  }

  private static String joined(List<Part> parts, String type)
      throws MessagingException, IOException {
    var all = new StringBuilder();
    for (var each : parts) {
      if (is(each, type) && !isAttached(each)) {
        all.append(all.isEmpty() ? "" : "\n").append(content(each));
      }
    }
    return all.toString();
  }

  private static String content(Part part) throws MessagingException, IOException {
    byte[] bytes;
    try (var in = part.getInputStream()) {
      bytes = in.readNBytes(LONGEST_PART);
    } catch (IOException brokenEncoding) {
      return "";
    }
    return new String(bytes, charset(part));
  }

  /** The charset that is named; UTF-8, of which ASCII is a part, where it is none. */
  private static Charset charset(Part part) {
    try {
      var named = new ContentType(part.getContentType()).getParameter("charset");
      return named == null
          ? StandardCharsets.UTF_8
          : Charset.forName(MimeUtility.javaCharset(named.strip()));
    } catch (ParseException | IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    } catch (MessagingException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
