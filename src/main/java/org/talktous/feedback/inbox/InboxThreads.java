package org.talktous.feedback.inbox;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.article.Section;
import org.talktous.base.security.StaffMember;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.feedback.thread.ReaderQuery;
import org.talktous.feedback.thread.SurveyAnswers;
import org.talktous.staff.StaffDirectory;
import org.talktous.web.problem.InvalidRequest;

/** Puts a thread together with all that belongs to it. */
@Singleton
class InboxThreads {
  private final Inbox inbox;
  private final InboxPageBuilder room;
  private final Articles articles;
  private final RelatedRecordsRepository beside;
  private final SurveyAnswers surveys;
  private final StaffDirectory staff;
  private final DeskPages pages;
  private final Clock clock;

  InboxThreads(
      Inbox inbox,
      InboxPageBuilder room,
      Articles articles,
      RelatedRecordsRepository beside,
      SurveyAnswers surveys,
      StaffDirectory staff,
      DeskPages pages,
      Clock clock) {
    this.inbox = inbox;
    this.room = room;
    this.articles = articles;
    this.beside = beside;
    this.surveys = surveys;
    this.staff = staff;
    this.pages = pages;
    this.clock = clock;
  }

  /** A thread and what stands in its forms. */
  record Shown(
      UUID id,
      InboxAsked asked,
      Map<String, String> typed,
      Map<String, String> errors,
      @Nullable String refusal) {

    static Shown asIs(UUID id, InboxAsked asked) {
      return new Shown(id, asked, Map.of(), Map.of(), null);
    }
  }

  MutableHttpResponse<byte[]> show(DeskVisitor who, HttpStatus status, Shown shown) {
    var query = inbox.get(shown.id(), who.member());
    var here = shown.asked().at(InboxPage.PATH + "/" + shown.id());
    return pages.show(
        status,
        InboxPageBuilder.at(who, here),
        "feedback/inbox/inboxThread",
        page(who, query, shown));
  }

  private InboxThreadPage page(DeskVisitor who, ReaderQuery query, Shown shown) {
    var language = who.visitor().language().tag();
    var article = articles.get(query.article());
    var source = query.source();
    var passage = query.passage();
    return new InboxThreadPage(
        query,
        who.member(),
        shown.asked(),
        neighbours(query, shown.asked(), who.member()),
        article.in(language),
        passage == null ? null : article.find(passage).orElse(null),
        passage == null
            ? null
            : article.sectionOf(passage, language).map(Section::title).orElse(null),
        source.call() == null ? null : beside.call(source.call().id()).orElse(null),
        source.surveyResponse() == null || query.standing().isWithdrawn()
            ? null
            : surveys.of(source.surveyResponse(), language).orElse(null),
        staff.list(),
        room.topics(who.member()),
        shown.typed(),
        shown.errors(),
        shown.refusal(),
        clock.instant());
  }

  /** None, if the address that led here names a list that there cannot be. */
  private Inbox.Neighbours neighbours(ReaderQuery query, InboxAsked asked, StaffMember member) {
    try {
      return inbox.neighbours(query, asked, member);
    } catch (InvalidRequest noList) {
      return new Inbox.Neighbours(null, null);
    }
  }
}
