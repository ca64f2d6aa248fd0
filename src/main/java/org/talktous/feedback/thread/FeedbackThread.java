package org.talktous.feedback.thread;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;

/**
 * What a reader asked or remarked about an article, and the messages that followed; its table and
 * staff call it a reader query.
 *
 * @param reference by which people name it; it opens nothing
 * @param article the article's slug
 * @param body what the reader wrote; empty once it is withdrawn
 * @param replies what was written after it, oldest first
 */
public record FeedbackThread(
    UUID id,
    String reference,
    String article,
    Source source,
    Kind kind,
    ThreadStatus state,
    @Nullable String flagReason,
    String body,
    @Nullable Passage passage,
    @Nullable String topic,
    @Nullable Assignee assignee,
    Person reader,
    Publication publication,
    Instant createdAt,
    List<Reply> replies) {
  // Far more than people write, and far less than a page or the search can take.
  private static final int LONGEST = 200_000;

  public FeedbackThread {
    replies = List.copyOf(replies);
  }

  /**
   * Where it came from.
   *
   * @param call the call whose question it is
   * @param surveyResponse the answers among which it stood
   * @param prompt what the survey had asked
   */
  public record Source(
      ThreadChannel channel,
      @Nullable Call call,
      @Nullable UUID surveyResponse,
      @Nullable String prompt) {
    static final Source COMMENT = new Source(ThreadChannel.COMMENT, null, null, null);

    static Source survey(UUID response, String prompt) {
      return new Source(ThreadChannel.SURVEY, null, response, prompt);
    }
  }

  /**
   * The call that a thread is the question of, and the host who takes it as things stand.
   *
   * @param linkId what the reader's links stand for, if they have corrected their address
   */
  public record Call(UUID id, String reference, UUID host, @Nullable UUID linkId) {}

  /** Who of the staff looks after it. */
  public record Assignee(UUID id, String email) {}

  /**
   * Who wrote it, as far as they said.
   *
   * @param locale the language they wrote in (BCP 47)
   * @param consentedAt when they agreed that name and address are kept
   */
  public record Person(
      @Nullable String name, @Nullable String email, String locale, @Nullable Instant consentedAt) {
    static Person nameless(String locale) {
      return new Person(null, null, locale, null);
    }
  }

  /** Whether question and answer may stand on the article's page, and the reader's name there. */
  public record Publication(boolean agreed, boolean named) {
    public static final Publication NONE = new Publication(false, false);
  }

  /** What the reader's links stand for: its id, until the address of a call was corrected. */
  public UUID linkId() {
    var call = source.call();
    return call == null || call.linkId() == null ? id : call.linkId();
  }

  /**
   * With something that its reader added.
   *
   * @param suspicion why a program may have written it, in a word; of no account once staff have
   *     answered
   */
  FeedbackThread answerOfReader(Reply reply, @Nullable String suspicion) {
    if (isRepeated(reply)) {
      return this;
    }
    boolean flagged = suspicion != null && state.firstAnsweredAt() == null;
    var now = reply.createdAt();
    return with(
        flagged ? state.flagged(now) : state.reopened(now),
        flagged ? suspicion : flagReason,
        topic,
        assignee,
        publication,
        withRoomFor(reply));
  }

  public FeedbackThread answerOfStaff(Reply reply) {
    return isRepeated(reply)
        ? this
        : with(
            state.answered(reply.createdAt()),
            flagReason,
            topic,
            assignee,
            publication,
            withRoomFor(reply));
  }

  private List<Reply> withRoomFor(Reply reply) {
    int length = body.length() + replies.stream().mapToInt(each -> each.body().length()).sum();
    if (length + reply.body().length() > LONGEST) {
      throw new ThreadIsFull();
    }
    return Stream.concat(replies.stream(), Stream.of(reply)).toList();
  }

  /** Whether it was submitted twice. */
  private boolean isRepeated(Reply reply) {
    return !replies.isEmpty() && reply.repeats(replies.getLast());
  }

  /** As staff have sorted it. */
  public FeedbackThread sorted(
      ThreadStatus.Status status,
      @Nullable String newTopic,
      @Nullable Assignee newAssignee,
      Instant now) {
    return with(state.moved(status, now), newTopic, newAssignee, publication);
  }

  FeedbackThread assigned(@Nullable Assignee newAssignee, Instant now) {
    return with(state.changed(now), topic, newAssignee, publication);
  }

  FeedbackThread published(Publication agreed, Instant now) {
    return with(state.changed(now), topic, assignee, agreed);
  }

  /** As answered in the call whose question it is, if it was still open then. */
  FeedbackThread answeredInCall(Instant now) {
    return state.status() == ThreadStatus.Status.OPEN
        ? with(state.answered(now), topic, assignee, publication)
        : this;
  }

  /** Without anything that its reader wrote or that tells who they are. */
  FeedbackThread withdrawn(Instant now) {
    return new FeedbackThread(
        id,
        reference,
        article,
        source,
        kind,
        state.withdrawn(now),
        flagReason,
        "",
        null,
        topic,
        assignee,
        Person.nameless(reader.locale()),
        Publication.NONE,
        createdAt,
        List.of());
  }

  /**
   * Since when its reader has waited for an answer, if it is open: since what they wrote first of
   * what is unanswered.
   */
  public Instant waitsSince() {
    var answer = lastAnswer();
    if (answer.isEmpty()) {
      return createdAt;
    }
    int next = replies.lastIndexOf(answer.get()) + 1;
    return next < replies.size() ? replies.get(next).createdAt() : state.changedAt();
  }

  /** What staff wrote last. */
  Optional<Reply> lastAnswer() {
    return replies.stream().filter(Reply::isOfStaff).reduce((before, last) -> last);
  }

  /** Whether it and the public answers to it may be shown to other readers. */
  boolean isPublic() {
    return publication.agreed() && hasPublicAnswer() && state.isForOthers();
  }

  /** Whether staff have answered in public, so that the reader may be asked to agree. */
  public boolean hasPublicAnswer() {
    return replies.stream().anyMatch(Reply::forAll);
  }

  private FeedbackThread with(
      ThreadStatus newState,
      @Nullable String newTopic,
      @Nullable Assignee newAssignee,
      Publication newPublication) {
    return with(newState, flagReason, newTopic, newAssignee, newPublication, replies);
  }

  private FeedbackThread with(
      ThreadStatus newState,
      @Nullable String newFlagReason,
      @Nullable String newTopic,
      @Nullable Assignee newAssignee,
      Publication newPublication,
      List<Reply> newReplies) {
    return new FeedbackThread(
        id,
        reference,
        article,
        source,
        kind,
        newState,
        newFlagReason,
        body,
        passage,
        newTopic,
        newAssignee,
        reader,
        newPublication,
        createdAt,
        newReplies);
  }
}
