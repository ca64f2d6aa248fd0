package org.talktous.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.security.StaffMember;

/**
 * A staff account.
 *
 * @param generation of its sessions: raising it ends those of before
 */
@MappedEntity
record Staff(
    @Id UUID id,
    String email,
    String passwordHash,
    StaffMember.Role role,
    @Nullable UUID hostId,
    Instant createdAt,
    int generation,
    @Nullable Instant disabledAt) {

  StaffMember member() {
    return new StaffMember(id, email, role, hostId);
  }
}
