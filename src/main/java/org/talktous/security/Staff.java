package org.talktous.security;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A staff account. */
@MappedEntity
record Staff(
    @Id UUID id,
    String email,
    String passwordHash,
    StaffMember.Role role,
    @Nullable UUID hostId,
    Instant createdAt) {

  StaffMember member() {
    return new StaffMember(id, role, hostId);
  }
}
