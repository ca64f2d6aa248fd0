package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.audit.AuditLog;

/** Records changes of threads by staff, without their texts. */
@Singleton
class ThreadAudit {
  private final AuditLog log;

  ThreadAudit(AuditLog log) {
    this.log = log;
  }

  /** Records what differs. */
  void changed(FeedbackThread before, FeedbackThread after) {
    var was = new LinkedHashMap<String, @Nullable Object>();
    var is = new LinkedHashMap<String, @Nullable Object>();
    var status = after.state().status().wire();
    note("status", before.state().status().wire(), status, was, is);
    note("assignee", assignee(before), assignee(after), was, is);
    if (!Objects.equals(before.topic(), after.topic())) {
      // What a call was booked with may be its reader's own words.
      was.put("topic", before.source().call() == null ? before.topic() : null);
      is.put("topic", after.topic());
    }
    boolean answered = hasAnswer(before, after);
    if (answered) {
      var reply = after.replies().getLast();
      is.put("reply", reply.id().toString());
      is.put("public", reply.forAll());
    }
    if (!is.isEmpty()) {
      log.record(answered ? "query.answered" : "query.changed", "query/" + after.id(), was, is);
    }
  }

  private static boolean hasAnswer(FeedbackThread before, FeedbackThread after) {
    return after.replies().size() > before.replies().size()
        && after.replies().getLast().isOfStaff();
  }

  private static @Nullable String assignee(FeedbackThread thread) {
    return thread.assignee() == null ? null : thread.assignee().id().toString();
  }

  private static void note(
      String what,
      @Nullable Object before,
      @Nullable Object after,
      Map<String, @Nullable Object> was,
      Map<String, @Nullable Object> is) {
    if (!Objects.equals(before, after)) {
      was.put(what, before);
      is.put(what, after);
    }
  }
}
