package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;

/** Appends the events of reader queries, without texts or personal data. */
@Appends({QueryEvents.COMMENT_CREATED, QueryEvents.COMMENT_REPLIED, QueryEvents.COMMENT_CLOSED})
@Singleton
class QueryEvents {
  static final String COMMENT_CREATED = "org.talktous.comment.created";
  static final String COMMENT_REPLIED = "org.talktous.comment.replied";
  static final String COMMENT_CLOSED = "org.talktous.comment.closed";

  private final EventLog log;

  QueryEvents(EventLog log) {
    this.log = log;
  }

  /** A flagged query is announced only when staff let it through. */
  void created(ReaderQuery query) {
    if (!query.standing().isFlagged()) {
      append(COMMENT_CREATED, query, query.createdAt(), Map.of());
    }
  }

  /** Tells what a change means to others; a new topic or assignee is the desk's own affair. */
  void changed(ReaderQuery before, ReaderQuery after) {
    var at = after.standing().changedAt();
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

  private static boolean isLetThrough(ReaderQuery before, ReaderQuery after) {
    return before.standing().isFlagged()
        && !after.standing().isFlagged()
        && !after.standing().isWithdrawn();
  }

  private static boolean isDone(ReaderQuery query) {
    return switch (query.standing().status()) {
      case CLOSED, WITHDRAWN -> true;
      case OPEN, ANSWERED, FLAGGED -> false;
    };
  }

  private void append(String type, ReaderQuery query, Instant at, Map<String, Object> more) {
    var data = new LinkedHashMap<String, Object>();
    data.put("id", query.id().toString());
    data.put("reference", query.reference());
    data.put("article", query.article());
    data.put("channel", query.source().channel().wire());
    data.put("kind", query.kind().wire());
    data.put("status", query.standing().status().wire());
    data.put("sequence", query.standing().sequence());
    data.put("locale", query.reader().locale());
    var call = query.source().call();
    if (call != null) {
      data.put("booking", call.reference());
    }
    data.putAll(more);
    log.append(type, "comments/" + query.reference(), query.standing().sequence(), at, data);
  }
}
