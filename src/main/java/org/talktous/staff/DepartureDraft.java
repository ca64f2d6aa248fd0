package org.talktous.staff;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.talktous.call.leaving.HostLeaving;
import org.talktous.web.constraint.Lines;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.problem.InvalidRequest;

/**
 * What becomes of the calls of an account's host.
 *
 * @param calls keep (they take place all the same), hand-over (to other hosts of their articles who
 *     are free; those that nobody can take stay) or cancel
 * @param reason why they are cancelled, in words to their readers; must be given to cancel
 */
@Introspected
@Schema(name = "Deactivation")
record DepartureDraft(
    @Nullable
        @Pattern(
            regexp = "^(keep|hand-over|cancel)$",
            message = "must be keep, hand-over or cancel")
        String calls,
    @Nullable @Size(max = 1_000) @PlainText String reason) {

  DepartureDraft {
    reason = Lines.foldedIfAny(reason);
  }

  HostLeaving.Calls choice() {
    var choice = HostLeaving.Calls.of(calls).orElse(HostLeaving.Calls.KEEP);
    if (choice == HostLeaving.Calls.CANCEL && statedReason() == null) {
      throw new InvalidRequest("reason", "must be given to cancel calls");
    }
    return choice;
  }

  @Nullable String statedReason() {
    return reason == null || reason.isBlank() ? null : reason.strip();
  }
}
