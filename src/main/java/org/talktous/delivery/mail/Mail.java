package org.talktous.delivery.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Language;

/**
 * A mail, as a person reads it; its text and its HTML say the same.
 *
 * @param lead what it is about, in a sentence or two
 * @param reason why the person gets it, in one line
 * @param invitation for their calendar
 * @param stop where a person who wants no more of these says so
 */
public record Mail(
    Mailbox to,
    Language language,
    String subject,
    String lead,
    List<Part> parts,
    String reason,
    @Nullable Invitation invitation,
    @Nullable Stop stop)
    implements MailSource.Written {

  public Mail {
    subject = OneLine.of(subject);
    parts = List.copyOf(parts);
  }

  /** The same mail with an invitation. */
  public Mail with(Invitation calendar) {
    return new Mail(to, language, subject, lead, parts, reason, calendar, stop);
  }

  /** A piece of the mail. */
  public sealed interface Part {}

  /** Names and values in a list. */
  public record Facts(List<Fact> list) implements Part {
    public Facts {
      list = List.copyOf(list);
    }
  }

  /**
   * A name and a value.
   *
   * @param url where the value leads
   */
  public record Fact(String name, String value, @Nullable String url) {
    public static Fact of(String name, String value) {
      return new Fact(name, value, null);
    }
  }

  /** A quotation. */
  public record Quote(String title, String text) implements Part {}

  /** Something to do. */
  public record Action(String title, String url) implements Part {}

  /**
   * How to get no more of these.
   *
   * @param url shows a page when it is opened, and stops them when it is posted to (RFC 8058)
   */
  public record Stop(String title, String url) {}
}
