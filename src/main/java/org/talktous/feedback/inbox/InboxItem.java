package org.talktous.feedback.inbox;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;
import org.talktous.base.security.StaffMember;
import org.talktous.feedback.thread.FeedbackThread;
import org.talktous.feedback.thread.ThreadAnswer.ReplyAnswer;

/**
 * A reader query, as staff see it; times in UTC.
 *
 * @param heldBecause why it was held: links, hidden-field, form-age or flood
 * @param prompt what the survey had asked
 * @param assignee the e-mail address of who looks after it
 * @param mayPublish whether the reader agreed that question and answer stand on the article's page
 * @param highlight the words around those that were searched for, as HTML with mark elements
 */
@Introspected
@Schema(name = "InboxItem")
record InboxItem(
    UUID id,
    String reference,
    String status,
    @Nullable String heldBecause,
    int sequence,
    String kind,
    String channel,
    String article,
    String body,
    @Nullable String prompt,
    @Nullable Passage passage,
    @Nullable String topic,
    @Nullable String assignee,
    ReaderDetails reader,
    @Nullable CallDetails booking,
    @Nullable UUID surveyResponse,
    boolean mayPublish,
    boolean showName,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant firstAnsweredAt,
    @Nullable Instant closedAt,
    @Nullable String highlight,
    List<ReplyAnswer> replies) {

  /** The reader; hosts are not told the addresses of readers whose calls are not theirs. */
  @Introspected
  @Schema(name = "Asker")
  record ReaderDetails(@Nullable String name, @Nullable String email, String locale) {}

  /** The call whose question it is. */
  @Introspected
  @Schema(name = "CallOfQuery")
  record CallDetails(UUID id, String reference) {}

  static InboxItem of(FeedbackThread thread, StaffMember member, @Nullable String headline) {
    var state = thread.state();
    var call = thread.source().call();
    var reader = thread.reader();
    return new InboxItem(
        thread.id(),
        thread.reference(),
        state.status().wire(),
        thread.flagReason(),
        state.sequence(),
        thread.kind().wire(),
        thread.source().channel().wire(),
        thread.article(),
        thread.body(),
        thread.source().prompt(),
        thread.passage(),
        thread.topic(),
        thread.assignee() == null ? null : thread.assignee().email(),
        new ReaderDetails(
            reader.name(),
            member.isAdmin() || call != null ? reader.email() : null,
            reader.locale()),
        call == null ? null : new CallDetails(call.id(), call.reference()),
        thread.source().surveyResponse(),
        thread.publication().agreed(),
        thread.publication().named(),
        thread.createdAt(),
        state.changedAt(),
        state.firstAnsweredAt(),
        state.closedAt(),
        headline == null ? null : html(headline),
        ReplyAnswer.of(thread));
  }

  /** What was found is a reader's text: everything in it is escaped but the marks. */
  private static String html(String headline) {
    return headline
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace(InboxStatement.LESS, "&lt;")
        .replace(InboxStatement.GREATER, "&gt;")
        .replace(InboxStatement.MARK, "<mark>")
        .replace(InboxStatement.UNMARK, "</mark>");
  }
}
