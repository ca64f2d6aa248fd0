package org.talktous.feedback.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleText;
import org.talktous.article.Section;
import org.talktous.article.passage.Place;
import org.talktous.base.security.StaffMember;
import org.talktous.desk.Age;
import org.talktous.feedback.inbox.RelatedRecordsRepository.CallBeside;
import org.talktous.feedback.thread.FeedbackThread;
import org.talktous.feedback.thread.Reply;
import org.talktous.feedback.thread.SurveyAnswers;
import org.talktous.feedback.thread.ThreadChannel;
import org.talktous.feedback.thread.ThreadStatus;
import org.talktous.staff.StaffDirectory.Colleague;

/**
 * A thread, as staff answer it.
 *
 * @param asked the list it was opened from
 * @param place where the quoted passage stands now, if it still does
 * @param typed what stands in the forms, by field
 * @param errors what is wrong, by field, in the words of the page
 * @param refusal why nothing was changed, in the words of the page
 */
record InboxThreadPage(
    FeedbackThread thread,
    StaffMember member,
    InboxAsked asked,
    Inbox.Neighbours neighbours,
    ArticleText article,
    @Nullable Place place,
    @Nullable CallBeside call,
    SurveyAnswers.@Nullable Given survey,
    List<Colleague> staff,
    List<String> topics,
    Map<String, String> typed,
    Map<String, String> errors,
    @Nullable String refusal,
    Instant now) {

  String status() {
    return thread.state().status().wire();
  }

  Age age() {
    boolean open = thread.state().status() == ThreadStatus.Status.OPEN;
    return Age.of(open ? thread.waitsSince() : thread.createdAt(), now);
  }

  String path(String what) {
    return asked.at(InboxPage.PATH + "/" + thread.id() + what).toString();
  }

  String list() {
    return asked.at(InboxPage.PATH).toString();
  }

  @Nullable String neighbour(@Nullable UUID id) {
    return id == null ? null : asked.at(InboxPage.PATH + "/" + id).toString();
  }

  /** The address of the reader, for those who may know it. */
  @Nullable String mailbox() {
    return member.isAdmin() || thread.source().call() != null ? thread.reader().email() : null;
  }

  /** What the quoted passage's section is called. */
  @Nullable String section() {
    var passage = thread.passage();
    if (passage == null || passage.section() == null) {
      return null;
    }
    return article.sections().stream()
        .filter(section -> section.id().equals(passage.section()))
        .findFirst()
        .map(Section::title)
        .orElse(null);
  }

  /** Who of the staff wrote a reply, where they still are staff. */
  @Nullable String writer(Reply reply) {
    return staff.stream()
        .filter(each -> each.id().equals(reply.staff()))
        .findFirst()
        .map(Colleague::email)
        .orElse(null);
  }

  boolean isWithdrawn() {
    return thread.state().isWithdrawn();
  }

  /** Whether its reader has a way to read an answer. */
  boolean canBeAnswered() {
    return !isWithdrawn() && thread.source().channel() != ThreadChannel.SURVEY;
  }

  /** Whether the thread was let in and is not done with. */
  boolean canBeClosed() {
    return switch (thread.state().status()) {
      case OPEN, ANSWERED, FLAGGED -> true;
      case CLOSED, WITHDRAWN -> false;
    };
  }

  boolean canBeOpened() {
    return switch (thread.state().status()) {
      case ANSWERED, CLOSED, FLAGGED -> true;
      case OPEN, WITHDRAWN -> false;
    };
  }

  boolean failed() {
    return refusal != null || !errors.isEmpty();
  }

  @Nullable String error(String field) {
    return errors.get(field);
  }

  String typed(String field, String otherwise) {
    return typed.getOrDefault(field, otherwise);
  }

  String topic() {
    return thread.topic() == null ? "" : thread.topic();
  }

  String assignee() {
    return thread.assignee() == null ? "" : thread.assignee().email();
  }

  /** Whether the assignee stands in no list of staff any more. */
  boolean isAssigneeElse() {
    return thread.assignee() != null
        && staff.stream().noneMatch(each -> each.email().equals(assignee()));
  }
}
