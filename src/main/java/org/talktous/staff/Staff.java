package org.talktous.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.web.constraint.Characters;

/**
 * A staff account.
 *
 * @param passwordHash missing until whoever was invited has set a password
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

  /** Whether a text can be anybody's address at all: RFC 5321 ends at 254 octets, in one line. */
  static boolean canBeAddress(String email) {
    return email.length() <= LONGEST_EMAIL && Characters.areOneLine(email);
  }

  /**
   * Whether an address of which somebody else says whose it is, is this one. The database ignores
   * case, and for that takes some letters for others, such as the Kelvin sign for a k: with those
   * anybody could get an address like another's.
   */
  boolean isAt(String given) {
    return email.equalsIgnoreCase(given) && isAscii(email) == isAscii(given);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(each -> each < 128);
  }

  StaffMember member() {
    return new StaffMember(id, email, role, hostId);
  }
}
