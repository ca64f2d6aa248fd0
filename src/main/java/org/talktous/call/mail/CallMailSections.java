package org.talktous.call.mail;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.talktous.article.ArticleActions;
import org.talktous.article.Articles;
import org.talktous.base.setting.PublicUrl;
import org.talktous.call.booking.Booking;
import org.talktous.call.confirmation.MailedCallLinks;
import org.talktous.delivery.mail.Mail.Action;
import org.talktous.delivery.mail.Mail.Fact;
import org.talktous.delivery.mail.Mail.Facts;
import org.talktous.delivery.mail.Mail.Part;
import org.talktous.delivery.mail.Mail.Quote;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** The sections of mails about calls. */
@Singleton
class CallMailSections {
  private final Articles articles;
  private final ArticleActions actions;
  private final MailedCallLinks links;
  private final PublicUrl publicUrl;

  CallMailSections(
      Articles articles, ArticleActions actions, MailedCallLinks links, PublicUrl publicUrl) {
    this.articles = articles;
    this.actions = actions;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  /** The locale of mails to the host: the article's language, as the host's is unknown. */
  MailLocale localeOfHost(Booking call) {
    var language = Language.of(articles.getTitles(call.article()).language()).orElse(Language.EN);
    return new MailLocale(language, call.host().zone());
  }

  /** The start in the other side's zone, if it differs. */
  List<Fact> alsoFor(String who, ZoneId theirs, Booking call, MailLocale locale) {
    return theirs.equals(locale.zone())
        ? List.of()
        : List.of(
            Fact.of(
                locale.messages().text("mail.when.theirs", who), locale.in(theirs).inFull(call)));
  }

  /** What the call is about and under which reference; and where it is, if that is to be told. */
  List<Fact> about(Booking call, MailLocale locale, boolean withPlace) {
    var messages = locale.messages();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            messages.text("mine.article"),
            articles.getTitles(call.article()).in(locale.language().tag()).title(),
            articleUrl(call)));
    if (withPlace) {
      facts.add(place(call, messages));
    }
    facts.add(Fact.of(messages.text("mine.reference"), call.reference()));
    return facts;
  }

  private static Fact place(Booking call, Messages messages) {
    var name = messages.text("mine.join");
    var joinUrl = call.joinUrl();
    return joinUrl == null
        ? Fact.of(name, messages.text("mail.join.later"))
        : new Fact(name, messages.text("mine.join.link"), joinUrl);
  }

  /** The start that the reader proposes. */
  Part proposal(Instant proposed, MailLocale locale) {
    return new Facts(
        List.of(
            Fact.of(
                locale.messages().text("mail.when.proposed"),
                locale.moment(proposed) + ", " + locale.times().fullZone(proposed))));
  }

  /** What the reader asked, and the passage they asked about. */
  List<Part> question(Booking call, Messages messages) {
    var parts = new ArrayList<Part>();
    if (call.passage() != null) {
      parts.add(new Quote(messages.text("mail.passage"), call.passage().exact()));
    }
    if (call.question() != null) {
      parts.add(new Quote(messages.text("mail.question"), call.question()));
    }
    return parts;
  }

  /** The reason of a cancellation or move, if given. */
  List<Part> reason(Booking call, Messages messages) {
    if (call.isCancelled()) {
      return call.cancellationReason() == null
          ? List.of()
          : List.of(new Quote(messages.text("mail.reason"), call.cancellationReason()));
    }
    return call.movingReason() == null
        ? List.of()
        : List.of(new Quote(messages.text("mail.reason.moved"), call.movingReason()));
  }

  /** What a mail about a call ahead is opened for: to join, where the link is known. */
  List<Action> join(Booking call, Action otherwise, Messages messages) {
    var joinUrl = call.joinUrl();
    return joinUrl == null
        ? List.of(otherwise)
        : List.of(new Action(messages.text("mine.join.link"), joinUrl), otherwise.secondary());
  }

  Action manage(Booking call, Messages messages) {
    return new Action(messages.text("mail.manage"), links.manageUrl(call));
  }

  /** Where the reader confirms a call that waits for it. */
  Action confirm(Booking call, Messages messages) {
    return new Action(messages.text("mail.confirm"), links.manageUrl(call));
  }

  Action bookAnother(Booking call, Messages messages) {
    return new Action(messages.text("mine.again"), articleUrl(call) + "/call");
  }

  /** The article's survey, if it has one just now, else the article. */
  Action survey(Booking call, Messages messages) {
    return actions
        .survey(articles.getTitles(call.article()))
        .map(survey -> new Action(messages.text("mail.survey"), publicUrl.of(survey.path())))
        .orElseGet(() -> new Action(messages.text("mail.article"), articleUrl(call)));
  }

  Action desk(Messages messages) {
    return new Action(messages.text("admin.title"), publicUrl.of("/admin"));
  }

  private String articleUrl(Booking call) {
    return publicUrl.of("/articles/" + call.article());
  }
}
