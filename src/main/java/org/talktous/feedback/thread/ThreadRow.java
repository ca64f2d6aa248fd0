package org.talktous.feedback.thread;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A thread as the database keeps it, with what names its article, call and assignee. */
@MappedEntity("reader_query")
public record ThreadRow(
    @Id UUID id,
    String reference,
    String article,
    String channel,
    String kind,
    String status,
    @Nullable String flagReason,
    int sequence,
    String body,
    @Nullable String prompt,
    @Nullable String passage,
    @Nullable String topic,
    @Nullable UUID assigneeId,
    @Nullable String assigneeEmail,
    @Nullable String readerName,
    @Nullable String readerEmail,
    String readerLocale,
    @Nullable Instant consentedAt,
    boolean publishable,
    boolean named,
    @Nullable UUID bookingId,
    @Nullable String bookingReference,
    @Nullable UUID hostId,
    @Nullable UUID bookingLinkId,
    @Nullable UUID surveyResponseId,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant firstAnsweredAt,
    @Nullable Instant closedAt) {

  static final String SELECT =
      """
      select q.id, q.reference, a.slug as article, q.channel, q.kind, q.status,
        q.held_because as flag_reason, q.sequence, q.body, q.prompt, cast(q.passage as text) as passage, q.topic, q.assignee_id,
        s.email as assignee_email, q.reader_name, q.reader_email, q.reader_locale, q.consented_at,
        q.publishable, q.named, q.booking_id, b.reference as booking_reference, b.host_id,
        b.link_id as booking_link_id,
        q.survey_response_id, q.created_at, q.changed_at, q.first_answered_at, q.closed_at
      from reader_query q
      join article a on a.id = q.article_id
      left join staff s on s.id = q.assignee_id
      left join booking b on b.id = q.booking_id
      """;
}
