package org.talktous.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.web.constraint.Characters;
import org.talktous.web.constraint.FoldedEmail;

/**
 * A staff account.
 *
 * @param passwordHash null until the invitation is accepted
 * @param generation of its sessions: raising it ends those of before
 */
@MappedEntity
record Staff(
    @Id UUID id,
    String email,
    @Nullable String passwordHash,
    StaffMember.Role role,
    @Nullable UUID hostId,
    Instant createdAt,
    int generation,
    @Nullable Instant disabledAt) {

  Optional<String> password() {
    return Optional.ofNullable(passwordHash);
  }

  boolean isDisabled() {
    return disabledAt != null;
  }

  private static final int LONGEST_EMAIL = 254;

  /** Whether a text can be a mailbox: RFC 5321 allows 254 octets, in one line. */
  static boolean canBeAddress(String email) {
    return email.length() <= LONGEST_EMAIL && Characters.areOneLine(email);
  }

  /**
   * Whether an address verified by a provider is this one. Folding equates some letters, such as
   * the Kelvin sign with k: a look-alike address would open another's account.
   */
  boolean isAt(String given) {
    return FoldedEmail.same(email, given) && isAsciiLocally(email) == isAsciiLocally(given);
  }

  private static boolean isAsciiLocally(String address) {
    return address.substring(0, address.lastIndexOf('@') + 1).chars().allMatch(each -> each < 128);
  }

  StaffMember member() {
    return new StaffMember(id, email, role, hostId);
  }
}
