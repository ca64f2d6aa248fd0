package org.talktous.delivery.webhook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that is sent events.
 *
 * @param previousSecret signs beside the other until its time
 * @param failingSince since when nothing but failures has come back
 */
@MappedEntity("webhook")
record Webhook(
    @Id UUID id,
    String url,
    List<String> types,
    String secret,
    @Nullable String previousSecret,
    @Nullable Instant previousSignsUntil,
    Instant createdAt,
    @Nullable Instant failingSince,
    @Nullable Instant disabledAt,
    @Nullable String disabledBecause) {

  /** Why a webhook is sent nothing more. */
  enum Fault {
    GONE("gone"),
    FAILING("failing");

    private final String wire;

    Fault(String wire) {
      this.wire = wire;
    }

    String wire() {
      return wire;
    }
  }

  boolean isDisabled() {
    return disabledAt != null;
  }

  /** The secrets that sign now, the newest first. */
  List<String> secrets(Instant now) {
    return previousSecret != null && previousSignsUntil != null && now.isBefore(previousSignsUntil)
        ? List.of(secret, previousSecret)
        : List.of(secret);
  }
}
