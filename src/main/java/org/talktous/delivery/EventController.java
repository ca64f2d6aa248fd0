package org.talktous.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.StaffApi;

/** The event log, for staff. */
@Controller("/api/v1/admin/events")
@Secured("ADMIN")
@StaffApi
class EventController {
  private final EventHistory history;
  private final ObjectMapper json;

  EventController(EventHistory history, ObjectMapper json) {
    this.history = history;
    this.json = json;
  }

  /**
   * Lists events with their deliveries, the newest first, a page at a time.
   *
   * @param type such as org.talktous.booking.created
   * @param subject what it happened to, such as bookings/ and a reference
   * @param cursor `next` of the page before
   */
  @Get
  Page listEvents(
      @QueryValue @Nullable String type,
      @QueryValue @Nullable String subject,
      @QueryValue @Nullable UUID cursor) {
    var page = history.events(type, subject, cursor);
    return new Page(page.items().stream().map(this::item).toList(), page.next());
  }

  /** Tells what happened to one event. */
  @Get("/{id}")
  Item getEvent(UUID id) {
    return item(history.event(id));
  }

  private Item item(EventHistory.Told told) {
    var event = told.event();
    return new Item(
        event.id(),
        event.type(),
        event.subject(),
        event.sequence(),
        event.occurredAt(),
        data(event.data()),
        told.deliveries().stream().map(DeliveryItem::of).toList());
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> data(String written) {
    try {
      return json.readValue(written, Map.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("events are stored as they were written", e);
    }
  }

  @Introspected
  @Schema(name = "EventPage")
  record Page(List<Item> items, @Nullable String next) {}

  /** An event, and what became of it. */
  @Introspected
  @Schema(name = "Event")
  record Item(
      UUID id,
      String type,
      String subject,
      int sequence,
      Instant occurredAt,
      Map<String, Object> data,
      List<DeliveryItem> deliveries) {}
}
