package org.talktous.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;

/** The delivery log and the history of each event, as pages for admins. */
@Hidden
@DeskSection(name = "deliveries", path = "/admin/deliveries", order = 150, forRunning = true)
@Controller("/admin/deliveries")
@Secured("ADMIN")
@HtmlPage
class DeliveryPageController {
  private final EventHistory history;
  private final Replays replays;
  private final List<String> channels;
  private final ObjectMapper json;
  private final DeskPages pages;
  private final boolean mailFiles;

  DeliveryPageController(
      EventHistory history,
      Replays replays,
      List<Channel> channels,
      ObjectMapper json,
      DeskPages pages,
      @Property(name = "talk.mail.smtp.host") String mailServer) {
    this.history = history;
    this.replays = replays;
    this.channels = channels.stream().map(Channel::name).sorted().toList();
    this.json = json;
    this.pages = pages;
    this.mailFiles = mailServer.isBlank();
  }

  @Get
  HttpResponse<byte[]> deliveries(
      DeskVisitor who,
      @QueryValue @Nullable String state,
      @QueryValue @Nullable String channel,
      @QueryValue @Nullable Long before) {
    var wanted = state != null && DeliveryPage.STATES.contains(state) ? state : null;
    var over = channel != null && channels.contains(channel) ? channel : null;
    var page =
        history.deliveries(
            wanted == null ? null : AttemptResult.State.valueOf(wanted.toUpperCase(Locale.ROOT)),
            over,
            before);
    return pages.show(
        who,
        "delivery/deliveries",
        new DeliveryPage(
            page.items().stream().map(DeliveryPage.Line::of).toList(),
            wanted,
            over,
            channels,
            page.next(),
            mailFiles));
  }

  @Get("/events/{id}")
  HttpResponse<byte[]> event(DeskVisitor who, UUID id) {
    return show(HttpStatus.OK, who, id, false);
  }

  private HttpResponse<byte[]> show(HttpStatus status, DeskVisitor who, UUID id, boolean refused) {
    var told = history.event(id);
    try {
      return pages.show(
          status,
          who,
          "delivery/event",
          new DeliveryPage.Event(
              told.event(),
              json.readTree(told.event().data()),
              told.deliveries().stream().map(DeliveryPage.Line::of).toList(),
              refused));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("events are stored as they were written", e);
    }
  }

  /** Sends again, and leads to the event, where one sees what comes of it. */
  @Post("/{id}/retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> retry(DeskVisitor who, long id) {
    var event = history.delivery(id).row().eventId();
    try {
      replays.replay(id);
      return DeskPages.done("/admin/deliveries/events/" + event, "retried");
    } catch (AlreadyDelivered refusal) {
      return show(refusal.type().status(), who, event, true);
    }
  }
}
