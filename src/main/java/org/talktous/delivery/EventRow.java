package org.talktous.delivery;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** An event of the log, its data as JSON text. */
@MappedEntity("event")
record EventRow(
    @Id UUID id, String type, String subject, int sequence, Instant occurredAt, String data) {

  static final String SELECT =
      """
      select id, type, subject, sequence, occurred_at, cast(data as text) as data
      from event
      """;

  /** A page, the newest first. */
  static final String PAGE =
      """
        and id < :before
      order by id desc
      limit :limit
      """;
}
