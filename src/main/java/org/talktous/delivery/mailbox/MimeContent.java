package org.talktous.delivery.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talktous.delivery.mailtext.FlowedText;
import org.talktous.delivery.mailtext.HtmlText;

/**
 * What is in a mail, as far as parts are neither too many nor too deep. Attachments are passed
 * over; of a part that is too long, or a mail that was cut for its size, the beginning counts.
 */
final class MimeContent {
  private static final int MOST_PARTS = 50;
  private static final int DEEPEST = 8;
  // More than any invitation or delivery report has.
  private static final int LONGEST_PART = 256 * 1024;

  /** What is meant by the labels that programs put on anything. */
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private static final List<Charset> NO_LABEL =
      List.of(StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1);

  private final MimeMessage message;
  private final List<Part> leaves = new ArrayList<>();

  MimeContent(MimeMessage message) {
    this.message = message;
    collect(message, 0);
  }

  private void collect(Part part, int depth) {
    if (leaves.size() >= MOST_PARTS || depth > DEEPEST) {
      return;
    }
    if (is(part, "multipart/*")) {
      parts(part).forEach(each -> collect(each, depth + 1));
    } else {
      leaves.add(part);
    }
  }

  /** What is in a part, as far as it can be told apart. */
  private static List<Part> parts(Part part) {
    var parts = new ArrayList<Part>();
    try {
      if (part.getContent() instanceof Multipart inner) {
        int count = Math.min(inner.getCount(), MOST_PARTS);
        for (int i = 0; i < count; i++) {
          parts.add(inner.getBodyPart(i));
        }
      }
    } catch (MessagingException | IOException broken) {
      // Its neighbours may be legible.
    }
    return parts;
  }

  /** The parts that hold no others, in their order. */
  List<Part> leaves() {
    return List.copyOf(leaves);
  }

  /** The first of a type. */
  Optional<Part> find(String type) {
    return leaves.stream().filter(each -> is(each, type)).findFirst();
  }

  /**
   * What a reader of the mail sees as its text: of alternatives, the first that holds any; of parts
   * in a row, all.
   */
  String text() {
    return text(message, 0);
  }

  private static String text(Part part, int depth) {
    if (is(part, "multipart/*")) {
      return depth > DEEPEST ? "" : text(parts(part), is(part, "multipart/alternative"), depth + 1);
    }
    if (isAttached(part)) {
      return "";
    }
    return is(part, "text/plain") ? plain(part) : is(part, "text/html") ? html(part) : "";
  }

  private static String text(List<Part> parts, boolean isChoice, int depth) {
    var all = new StringBuilder();
    for (var each : parts) {
      var text = text(each, depth);
      if (!text.isBlank()) {
        if (isChoice) {
          return text;
        }
        all.append(all.isEmpty() ? "" : "\n").append(text);
      }
    }
    return all.toString();
  }

  private static String plain(Part part) {
    var text = read(part);
    return "flowed".equalsIgnoreCase(parameter(part, "format"))
        ? FlowedText.of(text, "yes".equalsIgnoreCase(parameter(part, "delsp")))
        : text;
  }

  private static String html(Part part) {
    return HtmlText.of(read(part));
  }

  static boolean is(Part part, String type) {
    try {
      return part.isMimeType(type);
    } catch (MessagingException odd) {
      return false;
    }
  }

  /** Whether it holds an iCalendar, by its type or its name. */
  static boolean isCalendar(Part part) {
    try {
      var name = part.getFileName();
      return is(part, "text/calendar")
          || is(part, "application/ics")
          || name != null && name.toLowerCase(Locale.ROOT).endsWith(".ics");
    } catch (MessagingException odd) {
      return false;
    }
  }

  /** Whether it is a file, which some clients show in the text ({@code inline}). */
  private static boolean isAttached(Part part) {
    try {
      return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
    } catch (MessagingException odd) {
      return true;
    }
  }

  /** A part as text. */
  static String read(Part part) {
    byte[] bytes;
    try (var in = part.getInputStream()) {
      bytes = in.readNBytes(LONGEST_PART);
    } catch (MessagingException | IOException brokenEncoding) {
      return "";
    }
    var named = charset(part);
    // ASCII and Latin-1 are what programs write that do not know; UTF-8 is seldom so by accident.
    return named == null || NO_LABEL.contains(named)
        ? utf8(bytes).orElseGet(() -> new String(bytes, WESTERN))
        : new String(bytes, named);
  }

  /** The text, if it is UTF-8; a character at the end may have been cut. */
  private static Optional<String> utf8(byte[] bytes) {
    var text = CharBuffer.allocate(bytes.length);
    boolean isWhole = bytes.length < LONGEST_PART;
    var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, isWhole);
    return result.isError() ? Optional.empty() : Optional.of(text.flip().toString());
  }

  /** The charset that is named, if it is known. */
  private static @Nullable Charset charset(Part part) {
    try {
      var named = parameter(part, "charset");
      return named == null ? null : Charset.forName(MimeUtility.javaCharset(named.strip()));
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  static @Nullable String parameter(Part part, String name) {
    try {
      return new ContentType(part.getContentType()).getParameter(name);
    } catch (MessagingException malformed) {
      return null;
    }
  }
}
