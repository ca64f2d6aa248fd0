package org.talktous.desk.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.security.utils.SecurityService;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;

/**
 * Records what staff change. What is recorded can never be taken back, so nothing of readers goes
 * in: neither their names and addresses nor what they wrote.
 */
@Singleton
public class AuditLog {
  private static final ScopedValue<UUID> AUTHOR = ScopedValue.newInstance();

  private final AuditRepository rows;
  private final SecurityService security;
  private final ObjectMapper json;
  private final Clock clock;

  AuditLog(AuditRepository rows, SecurityService security, ObjectMapper json, Clock clock) {
    this.rows = rows;
    this.security = security;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Records a change by the signed-in member of staff, or by the one of {@link #runAs}; without
   * either (a reader, a task) it does nothing.
   *
   * @param action what was done, such as {@code hours.replaced}
   * @param subject to what, such as {@code host/2f0c…}
   * @param before how it was; null if it was not there
   * @param after how it is; null if it is gone
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      String action, String subject, @Nullable Object before, @Nullable Object after) {
    author().ifPresent(staff -> recordBy(staff, action, subject, before, after));
  }

  private Optional<UUID> author() {
    return AUTHOR.isBound()
        ? Optional.of(AUTHOR.get())
        : security.getAuthentication().map(StaffMember::of).map(StaffMember::id);
  }

  /**
   * Runs a change that staff make without a session, by mail: what it records is recorded as
   * theirs.
   *
   * @param author an account, or a host without one
   */
  public void runAs(UUID author, Runnable change) {
    ScopedValue.where(AUTHOR, author).run(change);
  }

  /** Records a change by an account without a session yet, such as setting a password. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordBy(
      UUID staff, String action, String subject, @Nullable Object before, @Nullable Object after) {
    rows.add(clock.instant(), staff, action, subject, written(before), written(after));
  }

  private @Nullable String written(@Nullable Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("what is recorded must be JSON", e);
    }
  }
}
