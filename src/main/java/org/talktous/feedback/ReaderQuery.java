package org.talktous.feedback;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Passage;

/**
 * A reader query: what a reader asked or remarked about an article, and the thread of answers to
 * it.
 *
 * @param reference by which people name it; it opens nothing
 * @param article the article's slug
 * @param body what the reader wrote; empty once it is withdrawn
 * @param replies what was written after it, oldest first
 */
record ReaderQuery(
    UUID id,
    String reference,
    String article,
    Source source,
    Kind kind,
    Standing standing,
    @Nullable String heldBecause,
    String body,
    @Nullable Passage passage,
    @Nullable String topic,
    @Nullable Assignee assignee,
    Person reader,
    Publication publication,
    Instant createdAt,
    List<Reply> replies) {

  ReaderQuery {
    replies = List.copyOf(replies);
  }

  /**
   * Where it came from.
   *
   * @param call the call whose question it is
   * @param surveyResponse the answers among which it stood
   * @param prompt what the survey had asked
   */
  record Source(
      Channel channel,
      @Nullable Call call,
      @Nullable UUID surveyResponse,
      @Nullable String prompt) {
    static final Source COMMENT = new Source(Channel.COMMENT, null, null, null);

    static Source survey(UUID response, String prompt) {
      return new Source(Channel.SURVEY, null, response, prompt);
    }
  }

  /** The call that a query is the question of, and the host who takes it as things stand. */
  record Call(UUID id, String reference, UUID host) {}

  /** Who of the staff looks after it. */
  record Assignee(UUID id, String email) {}

  /**
   * Who wrote it, as far as they said.
   *
   * @param locale the language they wrote in (BCP 47)
   * @param consentedAt when they agreed that name and address are kept
   */
  record Person(
      @Nullable String name, @Nullable String email, String locale, @Nullable Instant consentedAt) {
    static Person nameless(String locale) {
      return new Person(null, null, locale, null);
    }
  }

  /** Whether question and answer may stand on the article's page, and the reader's name there. */
  record Publication(boolean agreed, boolean named) {
    static final Publication NONE = new Publication(false, false);
  }

  ReaderQuery answerOfReader(Reply reply) {
    return isRepeated(reply) ? this : with(standing.reopened(reply.createdAt()), reply);
  }

  ReaderQuery answerOfStaff(Reply reply) {
    return isRepeated(reply) ? this : with(standing.answered(reply.createdAt()), reply);
  }

  /** Whether somebody pressed the button twice. */
  private boolean isRepeated(Reply reply) {
    return !replies.isEmpty() && reply.repeats(replies.getLast());
  }

  /** As staff have sorted it. */
  ReaderQuery sorted(
      Standing.Status status,
      @Nullable String newTopic,
      @Nullable Assignee newAssignee,
      Instant now) {
    return with(standing.moved(status, now), newTopic, newAssignee, publication);
  }

  ReaderQuery published(Publication agreed, Instant now) {
    return with(standing.changed(now), topic, assignee, agreed);
  }

  /** Without anything that its reader wrote or that tells who they are. */
  ReaderQuery withdrawn(Instant now) {
    return new ReaderQuery(
        id,
        reference,
        article,
        source,
        kind,
        standing.withdrawn(now),
        heldBecause,
        "",
        null,
        topic,
        assignee,
        Person.nameless(reader.locale()),
        Publication.NONE,
        createdAt,
        List.of());
  }

  /** Whether staff have answered in public, so that the reader may be asked to agree. */
  boolean hasPublicAnswer() {
    return replies.stream().anyMatch(Reply::forAll);
  }

  private ReaderQuery with(Standing newStanding, Reply reply) {
    return with(
        newStanding,
        topic,
        assignee,
        publication,
        Stream.concat(replies.stream(), Stream.of(reply)).toList());
  }

  private ReaderQuery with(
      Standing newStanding,
      @Nullable String newTopic,
      @Nullable Assignee newAssignee,
      Publication newPublication) {
    return with(newStanding, newTopic, newAssignee, newPublication, replies);
  }

  private ReaderQuery with(
      Standing newStanding,
      @Nullable String newTopic,
      @Nullable Assignee newAssignee,
      Publication newPublication,
      List<Reply> newReplies) {
    return new ReaderQuery(
        id,
        reference,
        article,
        source,
        kind,
        newStanding,
        heldBecause,
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
