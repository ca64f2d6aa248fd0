package org.talktous.feedback.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleText;
import org.talktous.article.passage.Place;
import org.talktous.base.security.StaffMember;
import org.talktous.desk.Age;
import org.talktous.feedback.inbox.RelatedRecordsRepository.CallBeside;
import org.talktous.feedback.thread.ReaderQuery;
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
 * @param section what the section is called in which it stands
 * @param typed what stands in the forms, by field
 * @param errors what is wrong, by field, in the words of the page
 * @param refusal why nothing was changed, in the words of the page
 */
record InboxThreadPage(
    ReaderQuery query,
    StaffMember member,
    InboxAsked asked,
    Inbox.Neighbours neighbours,
    ArticleText article,
    @Nullable Place place,
    @Nullable String section,
    @Nullable CallBeside call,
    SurveyAnswers.@Nullable Given survey,
    List<Colleague> staff,
    List<String> topics,
    Map<String, String> typed,
    Map<String, String> errors,
    @Nullable String refusal,
    Instant now) {

  String status() {
    return query.standing().status().wire();
  }

  Age age() {
    boolean open = query.standing().status() == ThreadStatus.Status.OPEN;
    return Age.of(open ? query.waitsSince() : query.createdAt(), now);
  }

  String path(String what) {
    return asked.at(InboxPage.PATH + "/" + query.id() + what).toString();
  }

  String list() {
    return asked.at(InboxPage.PATH).toString();
  }

  @Nullable String neighbour(@Nullable UUID id) {
    return id == null ? null : asked.at(InboxPage.PATH + "/" + id).toString();
  }

  /** The address of the reader, for those who may know it. */
  @Nullable String mailbox() {
    return member.isAdmin() || query.source().call() != null ? query.reader().email() : null;
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
    return query.standing().isWithdrawn();
  }

  /** Whether its reader has a way to read an answer. */
  boolean canBeAnswered() {
    return !isWithdrawn() && query.source().channel() != ThreadChannel.SURVEY;
  }

  /** Whether the query was let in and is not done with. */
  boolean canBeClosed() {
    return switch (query.standing().status()) {
      case OPEN, ANSWERED, FLAGGED -> true;
      case CLOSED, WITHDRAWN -> false;
    };
  }

  boolean canBeOpened() {
    return switch (query.standing().status()) {
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
    return query.topic() == null ? "" : query.topic();
  }

  String assignee() {
    return query.assignee() == null ? "" : query.assignee().email();
  }

  /** Whether the assignee stands in no list of staff any more. */
  boolean isAssigneeElse() {
    return query.assignee() != null
        && staff.stream().noneMatch(each -> each.email().equals(assignee()));
  }
}
