package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.talktous.article.Articles;
import org.talktous.base.event.DomainEvent;
import org.talktous.base.setting.PublicUrl;
import org.talktous.call.booking.StoredBookings;
import org.talktous.delivery.Message;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.Mail.Action;
import org.talktous.delivery.mail.Mail.Fact;
import org.talktous.delivery.mail.Mail.Facts;
import org.talktous.delivery.mail.Mail.Part;
import org.talktous.delivery.mail.Mail.Quote;
import org.talktous.delivery.mail.Mail.ReplyTo;
import org.talktous.delivery.mail.MailSource;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.mail.ReturnedMailNotice;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.delivery.recipient.ConfirmedAddresses;
import org.talktous.delivery.recipient.NotMeLinks;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.NotFound;

/**
 * Writes to readers what staff have answered them, where they left an address; and to the call's
 * host, or to the thread's assignee, else its last writer among staff, what a reader has added, or
 * that mail to the reader comes back.
 */
@Singleton
class AnswerMails implements MailSource, ReturnedMailNotice {
  private static final SkipReason THREAD_GONE = new SkipReason("thread-gone");
  private static final SkipReason THREAD_WITHDRAWN = new SkipReason("thread-withdrawn");
  private static final SkipReason THREAD_FLAGGED = new SkipReason("thread-flagged");
  private static final SkipReason NO_ADDRESS = new SkipReason("no-address");

  private static final String READER = "reader";
  private static final String STAFF = "staff";

  private final FeedbackThreads threads;
  private final Articles articles;
  private final ThreadLinks links;
  private final ThreadStaff staff;
  private final ConfirmedAddresses addresses;
  private final NotMeLinks notMe;
  private final StoredBookings bookings;
  private final PublicUrl publicUrl;

  AnswerMails(
      FeedbackThreads threads,
      Articles articles,
      ThreadLinks links,
      ThreadStaff staff,
      ConfirmedAddresses addresses,
      NotMeLinks notMe,
      StoredBookings bookings,
      PublicUrl publicUrl) {
    this.threads = threads;
    this.articles = articles;
    this.links = links;
    this.staff = staff;
    this.addresses = addresses;
    this.notMe = notMe;
    this.bookings = bookings;
    this.publicUrl = publicUrl;
  }

  @Override
  public Set<String> types() {
    return Set.of(ThreadEvents.COMMENT_CREATED, ThreadEvents.COMMENT_REPLIED);
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    var data = event.data();
    if (Reply.Author.STAFF.wire().equals(data.get("author"))) {
      return List.of(READER);
    }
    if (isQuiet(event)) {
      return List.of();
    }
    var thread = threads.get(UUID.fromString(String.valueOf(data.get("id"))));
    boolean isNews =
        event.type().equals(ThreadEvents.COMMENT_REPLIED)
            || !unheard(thread, event.sequence()).isEmpty();
    return isNews && told(thread).isPresent() ? List.of(STAFF) : List.of();
  }

  /** Of comments staff read in the inbox; of what is kept back they hear once it is let through. */
  private static boolean isQuiet(DomainEvent event) {
    return switch (event.type()) {
      case ThreadEvents.COMMENT_CREATED ->
          event.sequence() == 0 && event.data().get("booking") == null;
      default -> ThreadStatus.Status.FLAGGED.wire().equals(event.data().get("status"));
    };
  }

  /** What a thread that is new to staff holds of which no other mail tells them. */
  private List<String> unheard(FeedbackThread thread, int sequence) {
    if (sequence == 0) {
      return isOpenedLater(thread) ? List.of(thread.body()) : List.of();
    }
    int answered = thread.lastAnswer().map(thread.replies()::lastIndexOf).orElse(-1);
    return thread.replies().stream().skip(answered + 1).map(Reply::body).toList();
  }

  /** Whether it began after its call was booked, whose mail holds the question otherwise. */
  private boolean isOpenedLater(FeedbackThread thread) {
    return Optional.ofNullable(thread.source().call())
        .flatMap(call -> bookings.find(call.id()))
        .filter(call -> call.question() == null)
        .isPresent();
  }

  /** Who hears of what a reader adds: who is in charge, else who wrote the last answer. */
  private Optional<Mailbox> told(FeedbackThread thread) {
    return staff
        .inCharge(thread)
        .or(() -> thread.lastAnswer().flatMap(each -> staff.writer(thread, each)));
  }

  @Override
  public boolean isToReader(String recipient) {
    return recipient.equals(READER);
  }

  @Override
  public Written write(Message message, String recipient) {
    var data = message.json();
    try {
      var thread = threads.get(UUID.fromString(data.path("id").asText()));
      return switch (thread.state().status()) {
        case WITHDRAWN -> new Unneeded(THREAD_WITHDRAWN);
        case FLAGGED -> new Unneeded(THREAD_FLAGGED);
        case OPEN, ANSWERED, CLOSED ->
            (message.type().equals(ThreadEvents.COMMENT_CREATED)
                    ? toStaff(thread, unheard(thread, message.sequence()))
                    : write(thread, UUID.fromString(data.path("reply").asText()), recipient))
                .<Written>map(mail -> mail)
                .orElseGet(() -> new Unneeded(NO_ADDRESS));
      };
    } catch (NotFound erased) {
      return new Unneeded(THREAD_GONE);
    }
  }

  private Optional<Mail> write(FeedbackThread thread, UUID id, String recipient) {
    return thread.replies().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .flatMap(
            reply ->
                recipient.equals(READER)
                    ? toReader(thread, reply)
                    : toStaff(thread, List.of(reply.body())));
  }

  private Optional<Mail> toReader(FeedbackThread thread, Reply answer) {
    return Optional.ofNullable(thread.reader().email())
        .map(address -> toReader(thread, address, answer));
  }

  private Mail toReader(FeedbackThread thread, String address, Reply answer) {
    var language = Language.of(thread.reader().locale()).orElse(Language.EN);
    var messages = Messages.in(language);
    var parts = new ArrayList<Part>();
    parts.add(new Quote(messages.text("thread.staff"), answer.body()));
    boolean isKnown = addresses.contains(address);
    if (isKnown) {
      parts.addAll(passage(thread, messages));
      parts.add(new Quote(messages.text("mail.wrote"), thread.body()));
    }
    parts.add(new Action(messages.text("mail.thread"), links.mailedUrl(thread)));
    parts.add(facts(thread, language));
    if (!isKnown) {
      parts.add(notMe.part(ThreadLinks.NOT_ME, thread.linkId(), address, messages));
    }
    return new Mail(
        new Mailbox(isKnown ? thread.reader().name() : null, address),
        language,
        messages.text("mail.answer.subject", title(thread, language)),
        messages.text("mail.answer.lead"),
        parts,
        messages.text(isKnown ? "mail.why.thread" : "mail.why.unknown"),
        null,
        null,
        new ReplyTo(
            staff.writer(thread, answer).orElseGet(staff::anybody),
            new ReplyTo.Joined(ThreadReplies.OF_READER, thread.id())),
        new Mail.Brief(
            ThreadPersonalData.record(thread).subject(),
            links.mailedUrl(thread),
            false,
            new Mail.Brief.NotMe(ThreadLinks.NOT_ME, thread.linkId())));
  }

  private Optional<Mail> toStaff(FeedbackThread thread, List<String> replies) {
    return replies.isEmpty()
        ? Optional.empty()
        : told(thread).map(mailbox -> toStaff(thread, mailbox, replies));
  }

  private Mail toStaff(FeedbackThread thread, Mailbox mailbox, List<String> replies) {
    var messages = Messages.in(languageOfStaff(thread));
    var parts = new ArrayList<Part>();
    replies.forEach(each -> parts.add(new Quote(messages.text("mail.reply.reader"), each)));
    parts.addAll(passage(thread, messages));
    if (!replies.contains(thread.body())) {
      parts.add(new Quote(messages.text("mail.reply.first"), thread.body()));
    }
    var mail = toStaff(thread, mailbox, "mail.reply", parts, messages.text("mail.why.reply"));
    var address = thread.reader().email();
    return address == null
        ? mail
        : mail.answeredBy(
            new ReplyTo(
                new Mailbox(thread.reader().name(), address),
                new ReplyTo.Joined(ThreadReplies.OF_STAFF, thread.id())));
  }

  @Override
  public Optional<Mail> about(String subject) {
    return threads
        .findBySubject(subject)
        .filter(thread -> !thread.state().isWithdrawn() && thread.reader().email() != null)
        .flatMap(thread -> told(thread).map(mailbox -> unreachable(thread, mailbox)));
  }

  private Mail unreachable(FeedbackThread thread, Mailbox mailbox) {
    var messages = Messages.in(languageOfStaff(thread));
    var parts = new ArrayList<Part>();
    thread
        .lastAnswer()
        .ifPresent(each -> parts.add(new Quote(messages.text("thread.staff"), each.body())));
    parts.addAll(passage(thread, messages));
    parts.add(new Quote(messages.text("mail.reply.first"), thread.body()));
    return toStaff(
        thread, mailbox, "mail.unreachable", parts, messages.text("mail.why.unreachable"));
  }

  private Mail toStaff(
      FeedbackThread thread, Mailbox mailbox, String key, List<Part> parts, String why) {
    var language = languageOfStaff(thread);
    var messages = Messages.in(language);
    var name = thread.reader().name();
    var all = new ArrayList<Part>(parts);
    all.add(
        new Action(messages.text("mail.reply.open"), publicUrl.of("/admin/inbox/" + thread.id())));
    all.add(facts(thread, language));
    return new Mail(
        mailbox,
        language,
        messages.text(
            key + ".subject",
            name == null ? messages.text("inbox.reader") : name,
            title(thread, language)),
        messages.text(key + ".lead"),
        all,
        why,
        null,
        null);
  }

  /** The article's, as that of staff is unknown. */
  private Language languageOfStaff(FeedbackThread thread) {
    return Language.of(articles.getTitles(thread.article()).language()).orElse(Language.EN);
  }

  private static List<Part> passage(FeedbackThread thread, Messages messages) {
    return thread.passage() == null
        ? List.of()
        : List.of(new Quote(messages.text("mail.passage"), thread.passage().exact()));
  }

  private Facts facts(FeedbackThread thread, Language language) {
    var messages = Messages.in(language);
    return new Facts(
        List.of(
            new Fact(
                messages.text("mine.article"),
                title(thread, language),
                publicUrl.of("/articles/" + thread.article())),
            Fact.of(messages.text("mine.reference"), thread.reference())));
  }

  private String title(FeedbackThread thread, Language language) {
    return articles.getTitles(thread.article()).in(language.tag()).title();
  }
}
