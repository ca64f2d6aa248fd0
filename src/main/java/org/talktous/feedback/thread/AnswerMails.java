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

  private final ReaderQueries queries;
  private final Articles articles;
  private final ThreadLinks links;
  private final PublicUrl publicUrl;

  AnswerMails(ReaderQueries queries, Articles articles, ThreadLinks links, PublicUrl publicUrl) {
    this.queries = queries;
    this.articles = articles;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  @Override
  public Set<String> types() {
    return Set.of(QueryEvents.COMMENT_REPLIED);
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
      return write(queries.get(UUID.fromString(data.path("id").asText())), reply);
    } catch (NotFound erased) {
      return new Unneeded(THREAD_GONE);
    }
  }

  private Written write(ReaderQuery query, UUID reply) {
    var answer = query.replies().stream().filter(each -> each.id().equals(reply)).findFirst();
    var address = query.reader().email();
    return switch (query.standing().status()) {
      case WITHDRAWN -> new Unneeded(THREAD_WITHDRAWN);
      case FLAGGED -> new Unneeded(THREAD_FLAGGED);
      case OPEN, ANSWERED, CLOSED ->
          address == null || answer.isEmpty()
              ? new Unneeded(NO_ADDRESS)
              : mail(query, address, answer.get().body());
    };
  }

  private Mail mail(ReaderQuery query, String address, String answer) {
    var language = Language.of(query.reader().locale()).orElse(Language.EN);
    var messages = Messages.in(language);
    var title = articles.getTitles(query.article()).in(language.tag()).title();
    var parts = new ArrayList<Part>();
    parts.add(new Quote(messages.text("thread.staff"), answer));
    if (query.passage() != null) {
      parts.add(new Quote(messages.text("mail.passage"), query.passage().exact()));
    }
    parts.add(new Quote(messages.text("mail.wrote"), query.body()));
    parts.add(new Action(messages.text("mail.thread"), publicUrl.of(links.path(query))));
    parts.add(
        new Facts(
            List.of(
                new Fact(
                    messages.text("mine.article"),
                    title,
                    publicUrl.of("/articles/" + query.article())),
                Fact.of(messages.text("mine.reference"), query.reference()))));
    return new Mail(
        new Mailbox(query.reader().name(), address),
        language,
        messages.text("mail.answer.subject", title),
        messages.text("mail.answer.lead"),
        parts,
        messages.text("mail.why.thread"),
        null,
        null);
  }
}
