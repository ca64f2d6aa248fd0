package org.talktous.delivery.webhook;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.Slice;
import org.talktous.base.event.EventTypes;
import org.talktous.delivery.outbound.OutboundUrl;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.InvalidRequest;

/** Shows admins the webhooks, and lets them add, test and delete some. */
@Hidden
@DeskSection(name = "webhooks", path = "/admin/webhooks", order = 140, forRunning = true)
@Controller("/admin/webhooks")
@Secured("ADMIN")
@HtmlPage
class WebhookPageController {
  private static final String LIST = "/admin/webhooks";
  private static final int PAGE = 100;

  private final Webhooks webhooks;
  private final EventTypes types;
  private final OutboundUrl urls;
  private final DeskPages pages;

  WebhookPageController(Webhooks webhooks, EventTypes types, OutboundUrl urls, DeskPages pages) {
    this.webhooks = webhooks;
    this.types = types;
    this.urls = urls;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> webhooks(DeskVisitor who, @QueryValue @Nullable UUID after) {
    return list(HttpStatus.OK, who, after, null);
  }

  private HttpResponse<byte[]> list(
      HttpStatus status, DeskVisitor who, @Nullable UUID after, @Nullable String refused) {
    var page = Slice.of(webhooks.page(after, PAGE + 1), PAGE, Webhook::id);
    var items = page.items().stream().map(WebhookController.Item::of).toList();
    return pages.show(
        status, who, "delivery/webhook/webhooks", new WebhookPage(items, page.next(), refused));
  }

  @Get("/new")
  HttpResponse<byte[]> form(DeskVisitor who) {
    return pages.show(who, "delivery/webhook/add", form(Map.of(), Map.of()));
  }

  private WebhookPage.Form form(Map<String, String> typed, Map<String, String> errors) {
    return new WebhookPage.Form(types.subscribable(), typed, errors);
  }

  /** Adds one. Its secret stands on the answer itself: it is shown once, and kept nowhere else. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> add(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    var form = form(sent == null ? Map.of() : sent, Map.of());
    var errors = errors(form, who.visitor().messages());
    if (!errors.isEmpty()) {
      return pages.show(
          HttpStatus.UNPROCESSABLE_ENTITY, who, "delivery/webhook/add", form(form.typed(), errors));
    }
    return secret(who, webhooks.add(form.url(), form.types()), false);
  }

  private Map<String, String> errors(WebhookPage.Form form, Messages messages) {
    var errors = new LinkedHashMap<String, String>();
    try {
      urls.check(form.url());
    } catch (InvalidRequest refused) {
      errors.put("url", messages.text("webhooks.wrong.url"));
    }
    if (form.types().isEmpty()) {
      errors.put("wanted", messages.text("webhooks.wrong.types"));
    }
    return errors;
  }

  @Post("/{id}/secrets")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> rotate(DeskVisitor who, UUID id) {
    try {
      return secret(who, webhooks.rotate(id), true);
    } catch (SecretIsBeingReplaced refusal) {
      return list(refusal.type().status(), who, null, refusal.type().name());
    }
  }

  private HttpResponse<byte[]> secret(DeskVisitor who, Webhooks.Drawn drawn, boolean anew) {
    return pages.show(
        HttpStatus.CREATED,
        who,
        "delivery/webhook/secret",
        new WebhookPage.Drawn(drawn.id(), drawn.secret(), anew));
  }

  /** Where a reload of a page with a secret leads. */
  @Get("/{id}/secrets")
  HttpResponse<byte[]> back(UUID id) {
    return HttpResponse.seeOther(URI.create(LIST));
  }

  /** Sends a test, and leads to where one sees what comes of it. */
  @Post("/{id}/test")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> test(DeskVisitor who, UUID id) {
    try {
      return DeskPages.done("/admin/deliveries/events/" + webhooks.test(id).id(), "tested");
    } catch (WebhookIsDisabled refusal) {
      return list(refusal.type().status(), who, null, refusal.type().name());
    }
  }

  @Post("/{id}/activation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> activate(UUID id) {
    webhooks.enable(id);
    return DeskPages.done(LIST, "webhook-activated");
  }

  @Post("/{id}/deletion")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> delete(UUID id) {
    webhooks.delete(id);
    return DeskPages.done(LIST, "webhook-deleted");
  }
}
