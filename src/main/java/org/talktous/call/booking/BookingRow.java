package org.talktous.call.booking;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A booking as the database keeps it, with the names of its article and host. */
@MappedEntity("booking")
record BookingRow(
    @Id UUID id,
    String reference,
    String article,
    UUID hostId,
    String hostName,
    String hostZone,
    @Nullable String joinUrl,
    @Nullable String room,
    Instant startsAt,
    String status,
    int sequence,
    @Nullable String readerName,
    @Nullable String readerEmail,
    String readerZone,
    String readerLocale,
    @Nullable String question,
    @Nullable String topic,
    @Nullable String passage,
    Instant bookedAt,
    Instant changedAt,
    @Nullable String cancellationReason,
    @Nullable String movingReason,
    @Nullable String outcome,
    @Nullable String notes,
    @Nullable Instant confirmBy,
    @Nullable UUID linkId,
    int corrections) {

  static final String SELECT =
      """
      select b.id, b.reference, a.slug as article, b.host_id, h.name as host_name, h.zone as host_zone,
        h.join_url, b.room, b.starts_at, b.status, b.sequence, b.reader_name, b.reader_email,
        b.reader_zone, b.reader_locale, b.question, b.topic, cast(b.passage as text) as passage, b.booked_at,
        b.changed_at, b.cancellation_reason, b.moving_reason, b.outcome, b.notes, b.confirm_by,
        b.link_id, b.corrections
      from booking b
      join article a on a.id = b.article_id
      join host h on h.id = b.host_id
      """;
}
