package org.talktous.delivery.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;

/** A mail as it came, read with the library's own parser. */
public record ReceivedMail(MimeMessage message) {

  private interface Reading<T> {
    T read() throws MessagingException, IOException, ParserException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (MessagingException | ParserException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String subject() {
    return reading(message::getSubject);
  }

  /** The header's only value. */
  public String header(String name) {
    var values = headers(name);
    if (values.size() != 1) {
      throw new AssertionError(name + ": " + values);
    }
    return values.getFirst();
  }

  public List<String> headers(String name) {
    return reading(
        () -> {
          var values = message.getHeader(name);
          return values == null ? List.<String>of() : List.of(values);
        });
  }

  /** All that came, as it came. */
  public String raw() {
    return reading(
        () -> {
          var bytes = new ByteArrayOutputStream();
          message.writeTo(bytes);
          return bytes.toString(StandardCharsets.UTF_8);
        });
  }

  /** The head alone. */
  public String head() {
    return raw().split("\r?\n\r?\n", 2)[0];
  }

  /** The types of the parts, each inside its parent: {@code multipart/mixed > text/plain}. */
  public List<String> structure() {
    return reading(
        () -> {
          var found = new ArrayList<String>();
          outline(message, "", found);
          return found;
        });
  }

  private static void outline(Part part, String above, List<String> found)
      throws MessagingException, IOException {
    var type = part.getContentType().replaceAll("(?s);.*", "").replaceAll("\\s", "").toLowerCase();
    var here = above.isEmpty() ? type : above + " > " + type;
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        outline(parts.getBodyPart(i), here, found);
      }
    } else {
      found.add(here);
    }
  }

  public String text() {
    return reading(() -> content(only("text/plain")));
  }

  public String html() {
    return reading(() -> content(only("text/html")));
  }

  /** The parts of a type, in their order. */
  public List<Part> parts(String type) {
    return reading(
        () -> {
          var found = new ArrayList<Part>();
          collect(message, type, found);
          return found;
        });
  }

  private Part only(String type) {
    var found = parts(type);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " parts of type " + type);
    }
    return found.getFirst();
  }

  private static void collect(Part part, String type, List<Part> found)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      found.add(part);
    } else if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart each = parts.getBodyPart(i);
        collect(each, type, found);
      }
    }
  }

  public static String content(Part part) {
    return reading(
        () -> {
          try (var content = part.getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
          }
        });
  }

  /** The invitation among the alternatives, as it is written. */
  public String invitation() {
    return content(parts("text/calendar").getFirst());
  }

  /** The invitation, as a calendar reads it. */
  public Calendar calendar() {
    return reading(
        () ->
            new CalendarBuilder()
                .build(new ByteArrayInputStream(invitation().getBytes(StandardCharsets.UTF_8))));
  }
}
