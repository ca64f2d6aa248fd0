package org.talktous.call.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleText;
import org.talktous.article.Section;
import org.talktous.call.booking.Booking;
import org.talktous.call.invitation.CallAnswer;

/**
 * A call, as its host and admins see it.
 *
 * @param section in which the passage stands, if it stands in one
 * @param thread of the reader's question in the inbox
 * @param earlier calls of the same reader, latest first
 * @param answers to the invitation as the call stands
 * @param isUnreachable whether mail to the reader comes back
 */
record StaffCallPage(
    Booking call,
    ArticleText article,
    @Nullable Section section,
    @Nullable UUID thread,
    List<CallLine> earlier,
    List<CallAnswer> answers,
    boolean isUnreachable,
    Instant now,
    Typed typed) {

  /**
   * What was typed into a form that was refused.
   *
   * @param refusal why, in words, where no field is at fault
   * @param errors what is wrong, by field
   */
  record Typed(Map<String, String> fields, @Nullable String refusal, Map<String, String> errors) {
    static final Typed NOTHING = new Typed(Map.of(), null, Map.of());

    boolean isRefused() {
      return refusal != null || !errors.isEmpty();
    }

    String field(String name, @Nullable String otherwise) {
      return fields.getOrDefault(name, otherwise == null ? "" : otherwise);
    }

    /** The version a form was rendered from; the current one after a lost update. */
    String seen(String name, String now) {
      return refusal == null ? field(name, now) : now;
    }

    @Nullable String error(String name) {
      return errors.get(name);
    }
  }

  String path() {
    return "/admin/calls/" + call.id();
  }

  boolean isChangeable() {
    return call.isMovable(now);
  }

  /** Whether it can be said what became of it. */
  boolean canEnd() {
    return !call.isCancelled() && call.isOver(now);
  }

  /** The sequence the form was rendered from; the current one after a refusal. */
  String sequence() {
    return typed.seen("sequence", String.valueOf(call.sequence()));
  }

  /** The version tag of its outcome, likewise. */
  String mark() {
    return typed.seen("mark", call.ending().text());
  }

  /** Notes that others took while a form was filled in. */
  @Nullable String notesMeanwhile() {
    return typed.refusal() == null || notes().equals(call.notes()) ? null : call.notes();
  }

  String outcome() {
    return typed.field("outcome", call.outcome() == null ? null : call.outcome().wire());
  }

  String notes() {
    return typed.field("notes", call.notes());
  }

  /** The key of its state, and whether it is one that waits for somebody. */
  String stateKey() {
    var outcome = call.outcome();
    if (outcome != null) {
      return "calls.state." + outcome.wire();
    }
    boolean isUnmarked = canEnd() && !now.isBefore(call.endsAt());
    return "calls.state." + (isUnmarked ? "unmarked" : call.state());
  }
}
