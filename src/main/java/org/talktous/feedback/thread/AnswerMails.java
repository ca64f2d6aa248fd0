package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.talktous.article.Articles;
import org.talktous.base.event.DomainEvent;
import org.talktous.base.setting.PublicUrl;
import org.talktous.delivery.Message;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.Mail.Action;
import org.talktous.delivery.mail.Mail.Fact;
import org.talktous.delivery.mail.Mail.Facts;
import org.talktous.delivery.mail.Mail.Part;
import org.talktous.delivery.mail.Mail.Quote;
import org.talktous.delivery.mail.MailSource;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.NotFound;

/** Writes to readers what staff have answered them, where they left an address. */
@Singleton
class AnswerMails implements MailSource {
  private static final SkipReason THREAD_GONE = new SkipReason("thread-gone");
  private static final SkipReason THREAD_WITHDRAWN = new SkipReason("thread-withdrawn");
  private static final SkipReason THREAD_FLAGGED = new SkipReason("thread-flagged");
  private static final SkipReason NO_ADDRESS = new SkipReason("no-address");

  private final FeedbackThreads threads;
  private final Articles articles;
  private final ThreadLinks links;
  private final PublicUrl publicUrl;

  AnswerMails(FeedbackThreads threads, Articles articles, ThreadLinks links, PublicUrl publicUrl) {
    this.threads = threads;
    this.articles = articles;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  @Override
  public Set<String> types() {
    return Set.of(ThreadEvents.COMMENT_REPLIED);
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    return Reply.Author.STAFF.wire().equals(event.data().get("author"))
        ? List.of("reader")
        : List.of();
  }

  @Override
  public Written write(Message message, String recipient) {
    var data = message.json();
    var reply = UUID.fromString(data.path("reply").asText());
    try {
      return write(threads.get(UUID.fromString(data.path("id").asText())), reply);
    } catch (NotFound erased) {
      return new Unneeded(THREAD_GONE);
    }
  }

  private Written write(FeedbackThread thread, UUID reply) {
    var answer = thread.replies().stream().filter(each -> each.id().equals(reply)).findFirst();
    var address = thread.reader().email();
    return switch (thread.state().status()) {
      case WITHDRAWN -> new Unneeded(THREAD_WITHDRAWN);
      case FLAGGED -> new Unneeded(THREAD_FLAGGED);
      case OPEN, ANSWERED, CLOSED ->
          address == null || answer.isEmpty()
              ? new Unneeded(NO_ADDRESS)
              : mail(thread, address, answer.get().body());
    };
  }

  private Mail mail(FeedbackThread thread, String address, String answer) {
    var language = Language.of(thread.reader().locale()).orElse(Language.EN);
    var messages = Messages.in(language);
    var title = articles.getTitles(thread.article()).in(language.tag()).title();
    var parts = new ArrayList<Part>();
    parts.add(new Quote(messages.text("thread.staff"), answer));
    if (thread.passage() != null) {
      parts.add(new Quote(messages.text("mail.passage"), thread.passage().exact()));
    }
    parts.add(new Quote(messages.text("mail.wrote"), thread.body()));
    parts.add(new Action(messages.text("mail.thread"), publicUrl.of(links.path(thread))));
    parts.add(
        new Facts(
            List.of(
                new Fact(
                    messages.text("mine.article"),
                    title,
                    publicUrl.of("/articles/" + thread.article())),
                Fact.of(messages.text("mine.reference"), thread.reference()))));
    return new Mail(
        new Mailbox(thread.reader().name(), address),
        language,
        messages.text("mail.answer.subject", title),
        messages.text("mail.answer.lead"),
        parts,
        messages.text("mail.why.thread"),
        null,
        null);
  }
}
