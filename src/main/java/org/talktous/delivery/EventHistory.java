package org.talktous.delivery;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.Slice;
import org.talktous.web.problem.NotFound;

/** Events with their deliveries. */
@Singleton
class EventHistory {
  private static final int PAGE = 50;
  private static final UUID LAST = new UUID(-1, -1);

  private final EventHistoryRepository events;
  private final DeliveryRepository deliveries;
  private final List<Channel> channels;

  EventHistory(
      EventHistoryRepository events, DeliveryRepository deliveries, List<Channel> channels) {
    this.events = events;
    this.deliveries = deliveries;
    this.channels = channels;
  }

  /** An event with its deliveries. */
  record Told(EventRow event, List<Sent> deliveries) {}

  /**
   * A delivery, and what people call its target.
   *
   * @param isGone whether the target was deleted
   */
  record Sent(DeliveryRow row, String target, boolean isGone) {}

  @ReadOnly
  Slice<Told, String> events(
      @Nullable String type, @Nullable String subject, @Nullable UUID cursor) {
    var before = cursor == null ? LAST : cursor;
    var page = Slice.of(read(type, subject, before), PAGE, event -> event.id().toString());
    return new Slice<>(told(page.items()), page.next());
  }

  private List<EventRow> read(@Nullable String type, @Nullable String subject, UUID before) {
    if (subject != null) {
      return events.about(subject, type, before, PAGE + 1);
    }
    return type == null ? events.all(before, PAGE + 1) : events.ofType(type, before, PAGE + 1);
  }

  @ReadOnly
  Told event(UUID id) {
    return told(List.of(events.find(id).orElseThrow(() -> new NotFound("event")))).getFirst();
  }

  @ReadOnly
  Slice<Sent, String> deliveries(
      AttemptResult.@Nullable State state, @Nullable String channel, @Nullable Long cursor) {
    long before = cursor == null ? Long.MAX_VALUE : cursor;
    var page = Slice.of(found(state, channel, before), PAGE, row -> row.id().toString());
    return new Slice<>(sent(page.items()), page.next());
  }

  private List<DeliveryRow> found(
      AttemptResult.@Nullable State state, @Nullable String channel, long before) {
    return switch (state) {
      case null -> deliveries.all(before, channel, PAGE + 1);
      case PENDING -> deliveries.pending(before, channel, PAGE + 1);
      case DELIVERED -> deliveries.delivered(before, channel, PAGE + 1);
      case FAILED -> deliveries.failed(before, channel, PAGE + 1);
    };
  }

  @ReadOnly
  Sent delivery(long id) {
    return sent(List.of(deliveries.find(id).orElseThrow(() -> new NotFound("delivery"))))
        .getFirst();
  }

  private List<Told> told(List<EventRow> page) {
    var ids = page.stream().map(each -> each.id().toString()).toArray(String[]::new);
    var byEvent =
        sent(deliveries.of(ids)).stream()
            .collect(Collectors.groupingBy(each -> each.row().eventId()));
    return page.stream()
        .map(event -> new Told(event, byEvent.getOrDefault(event.id(), List.of())))
        .toList();
  }

  private List<Sent> sent(List<DeliveryRow> rows) {
    var targets =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    DeliveryRow::channel,
                    Collectors.mapping(DeliveryRow::target, Collectors.toSet())));
    var names =
        channels.stream()
            .filter(channel -> targets.containsKey(channel.name()))
            .collect(
                Collectors.toMap(
                    Channel::name,
                    channel -> channel.names(targets.getOrDefault(channel.name(), Set.of()))));
    var gone = gone(targets);
    return rows.stream()
        .map(
            row ->
                new Sent(
                    row,
                    names
                        .getOrDefault(row.channel(), Map.of())
                        .getOrDefault(row.target(), row.target()),
                    gone.getOrDefault(row.channel(), Set.of()).contains(row.target())))
        .toList();
  }

  /**
   * Targets that no longer exist, by channel; unknown for channels this replica has not configured.
   */
  private Map<String, Set<String>> gone(Map<String, Set<String>> targets) {
    return channels.stream()
        .filter(channel -> targets.containsKey(channel.name()) && channel.isConfigured())
        .collect(
            Collectors.toMap(
                Channel::name,
                channel -> {
                  var wanted = targets.getOrDefault(channel.name(), Set.of());
                  var gone = new HashSet<>(wanted);
                  gone.removeAll(channel.receivers(wanted).keySet());
                  return gone;
                }));
  }
}
