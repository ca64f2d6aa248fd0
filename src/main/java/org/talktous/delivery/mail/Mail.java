package org.talktous.delivery.mail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.LinkScope;
import org.talktous.web.page.Language;

/**
 * A mail, as a person reads it; its text and its HTML say the same.
 *
 * @param lead what it is about, in a sentence or two
 * @param reason why the person gets it, in one line
 * @param invitation for their calendar
 * @param stop where a person who wants no more of these says so
 * @param replyTo whom an answer reaches; without one, it goes to the service
 * @param brief what is left of it where it is one too many; of mails to readers alone
 */
public record Mail(
    Mailbox to,
    Language language,
    String subject,
    String lead,
    List<Part> parts,
    String reason,
    @Nullable Invitation invitation,
    @Nullable Stop stop,
    @Nullable ReplyTo replyTo,
    @Nullable Brief brief)
    implements MailSource.Written {

  public Mail {
    subject = OneLine.of(subject);
    parts = List.copyOf(parts);
  }

  /** A mail that is sent or not, and nothing between. */
  public Mail(
      Mailbox to,
      Language language,
      String subject,
      String lead,
      List<Part> parts,
      String reason,
      @Nullable Invitation invitation,
      @Nullable Stop stop,
      @Nullable ReplyTo replyTo) {
    this(to, language, subject, lead, parts, reason, invitation, stop, replyTo, null);
  }

  /** A mail that nobody is to answer. */
  public Mail(
      Mailbox to,
      Language language,
      String subject,
      String lead,
      List<Part> parts,
      String reason,
      @Nullable Invitation invitation,
      @Nullable Stop stop) {
    this(to, language, subject, lead, parts, reason, invitation, stop, null);
  }

  /** The same mail with an invitation. */
  public Mail with(Invitation calendar) {
    return new Mail(to, language, subject, lead, parts, reason, calendar, stop, replyTo, brief);
  }

  /** The same mail with something before all else. */
  public Mail withFirst(Part first) {
    var all = new ArrayList<Part>(parts);
    all.addFirst(first);
    return new Mail(to, language, subject, lead, all, reason, invitation, stop, replyTo, brief);
  }

  /** The same mail with a way to end these. */
  public Mail with(Stop end) {
    return new Mail(to, language, subject, lead, parts, reason, invitation, end, replyTo, brief);
  }

  /** The same mail with somebody who gets the answers. */
  public Mail answeredBy(ReplyTo reader) {
    return new Mail(to, language, subject, lead, parts, reason, invitation, stop, reader, brief);
  }

  /** The same mail without a Reply-To. */
  public Mail unanswered() {
    return new Mail(to, language, subject, lead, parts, reason, invitation, stop, null, brief);
  }

  /** The same mail with what is left of it where it is one too many. */
  public Mail with(Brief line) {
    return new Mail(to, language, subject, lead, parts, reason, invitation, stop, replyTo, line);
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
    private static final String MAILTO = "mailto:";

    public static Fact of(String name, String value) {
      return new Fact(name, value, null);
    }

    /** Where it leads, for people to read: of a mail address, the address itself. */
    public @Nullable String shownUrl() {
      return url == null || !url.startsWith(MAILTO)
          ? url
          : URLDecoder.decode(
              url.substring(MAILTO.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }

  /** A quotation. */
  public record Quote(String title, String text) implements Part {}

  /**
   * Something to do.
   *
   * @param isPrimary whether it is what the mail is opened for; of one mail, one is
   */
  public record Action(String title, String url, boolean isPrimary) implements Part {
    public Action(String title, String url) {
      this(title, url, true);
    }

    /** The same beside something that comes first. */
    public Action secondary() {
      return new Action(title, url, false);
    }
  }

  /**
   * How to get no more of these.
   *
   * @param url shows a page when it is opened, and stops them when it is posted to (RFC 8058)
   */
  public record Stop(String title, String url) {}

  /**
   * A mail as one line of another, which tells of many.
   *
   * @param record what it is about, as the subject of events names it
   * @param url where its reader finds how that stands
   * @param isUrgent whether it is of use only soon, such as a reminder
   * @param notMe how the owner of the address disowns it, if they can
   */
  public record Brief(String record, String url, boolean isUrgent, @Nullable NotMe notMe) {

    /** What a link stands for by which the owner of an address says that it was not them. */
    public record NotMe(LinkScope scope, UUID id) {}
  }

  /**
   * Who reads an answer to the mail.
   *
   * @param person whose address it is where the service reads no mail
   * @param joins what it becomes a part of where the service does
   */
  public record ReplyTo(Mailbox person, @Nullable Joined joins) {

    /** What a reply becomes a part of, as a signed address names it. */
    public record Joined(LinkScope scope, UUID id) {}
  }
}
