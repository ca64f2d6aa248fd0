package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;

/** Appends the events of threads, without texts or personal data. */
@Appends({ThreadEvents.COMMENT_CREATED, ThreadEvents.COMMENT_REPLIED, ThreadEvents.COMMENT_CLOSED})
@Singleton
class ThreadEvents {
  /** The beginning of their subjects, before the thread's reference. */
  static final String SUBJECT = "comments/";

  static final String COMMENT_CREATED = "org.talktous.comment.created";
  static final String COMMENT_REPLIED = "org.talktous.comment.replied";
  static final String COMMENT_CLOSED = "org.talktous.comment.closed";

  private final EventLog log;

  ThreadEvents(EventLog log) {
    this.log = log;
  }

  /** A flagged thread is announced only when staff let it through. */
  void created(FeedbackThread thread) {
    if (!thread.state().isFlagged()) {
      append(COMMENT_CREATED, thread, thread.createdAt(), Map.of());
    }
  }

  /** Tells what a change means to others; a new topic or assignee is the desk's own affair. */
  void changed(FeedbackThread before, FeedbackThread after) {
    var at = after.state().changedAt();
    if (isLetThrough(before, after)) {
      append(COMMENT_CREATED, after, at, Map.of());
    }
    if (after.replies().size() > before.replies().size()) {
      var reply = after.replies().getLast();
      append(
          COMMENT_REPLIED,
          after,
          at,
          Map.of(
              "reply", reply.id().toString(),
              "author", reply.author().wire(),
              "public", reply.forAll()));
    }
    if (isDone(after) && !isDone(before)) {
      append(COMMENT_CLOSED, after, at, Map.of());
    }
  }

  private static boolean isLetThrough(FeedbackThread before, FeedbackThread after) {
    return before.state().isFlagged() && !after.state().isFlagged() && !after.state().isWithdrawn();
  }

  private static boolean isDone(FeedbackThread thread) {
    return switch (thread.state().status()) {
      case CLOSED, WITHDRAWN -> true;
      case OPEN, ANSWERED, FLAGGED -> false;
    };
  }

  private void append(String type, FeedbackThread thread, Instant at, Map<String, Object> more) {
    var data = new LinkedHashMap<String, Object>();
    data.put("id", thread.id().toString());
    data.put("reference", thread.reference());
    data.put("article", thread.article());
    data.put("channel", thread.source().channel().wire());
    data.put("kind", thread.kind().wire());
    data.put("status", thread.state().status().wire());
    data.put("sequence", thread.state().sequence());
    data.put("locale", thread.reader().locale());
    var call = thread.source().call();
    if (call != null) {
      data.put("booking", call.reference());
    }
    data.putAll(more);
    log.append(type, SUBJECT + thread.reference(), thread.state().sequence(), at, data);
  }
}
