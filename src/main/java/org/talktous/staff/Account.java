package org.talktous.staff;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;

/**
 * A staff account, as those who run the desk see it.
 *
 * @param joined whether it has a password
 * @param invitedUntil until when the last invitation holds, if it was not accepted
 */
@Introspected
record Account(
    UUID id,
    String email,
    StaffMember.Role role,
    @Nullable UUID hostId,
    @Nullable String hostName,
    Instant createdAt,
    @Nullable Instant disabledAt,
    boolean joined,
    @Nullable Instant invitedUntil) {

  /** Where an account stands. */
  enum State {
    ACTIVE,
    INVITED,
    /** Invited, and the link has run out. */
    EXPIRED,
    DISABLED
  }

  State state(Instant now) {
    if (disabledAt != null) {
      return State.DISABLED;
    }
    if (joined) {
      return State.ACTIVE;
    }
    return invitedUntil != null && now.isBefore(invitedUntil) ? State.INVITED : State.EXPIRED;
  }
}
