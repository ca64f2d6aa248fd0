package org.talktous.call.desk;

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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.BookingController.Cancellation;
import org.talktous.call.reader.PageWords;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;

/** Shows admins who holds calls ahead, and lets them cancel many at once. */
@Hidden
@Controller("/admin/calls/held")
@Secured("ADMIN")
@HtmlPage
class BulkCancellationPageController {
  private static final String PATH = "/admin/calls/held";
  private static final String PICK = "pick-";

  private final BulkCancellation calls;
  private final PageWords words;
  private final DeskPages pages;
  private final Clock clock;

  BulkCancellationPageController(
      BulkCancellation calls, PageWords words, DeskPages pages, Clock clock) {
    this.calls = calls;
    this.words = words;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> held(
      DeskVisitor who,
      @QueryValue @Nullable String network,
      @QueryValue @Nullable String domain,
      @QueryValue @Nullable String since) {
    return show(HttpStatus.OK, who, text(network), text(domain), text(since), "", null);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> cancel(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    var form = StaffForm.of(sent);
    var reason = form.words("reason");
    var fault =
        reason == null
            ? "calls.wrong.reason.missing"
            : words.accepts(new Cancellation(reason)) ? null : "calls.wrong.reason.bad";
    if (fault != null) {
      var error = who.visitor().messages().text(fault);
      return show(
          HttpStatus.UNPROCESSABLE_ENTITY,
          who,
          form.field("network"),
          form.field("domain"),
          form.field("since"),
          form.field("reason"),
          error);
    }
    calls.cancel(picked(sent), reason);
    return DeskPages.done(PATH, "calls-cancelled");
  }

  private static List<UUID> picked(@Nullable Map<String, String> sent) {
    return sent == null
        ? List.of()
        : sent.keySet().stream()
            .filter(
                field ->
                    field.matches(
                        PICK + "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"))
            .map(field -> UUID.fromString(field.substring(PICK.length())))
            .limit(BulkCancellation.LIMIT)
            .toList();
  }

  private HttpResponse<byte[]> show(
      HttpStatus status,
      DeskVisitor who,
      String network,
      String domain,
      String since,
      String reason,
      @Nullable String error) {
    var period = BulkCancellationPage.PERIODS.get(since);
    var filter =
        new BulkCancellation.Filter(
            network.isEmpty() ? null : network,
            domain.isEmpty() ? null : domain,
            period == null ? null : clock.instant().minus(period),
            null);
    return pages.show(
        status,
        who,
        "call/desk/held",
        new BulkCancellationPage(
            network,
            domain,
            period == null ? "" : since,
            filter.isEmpty() ? List.of() : calls.list(filter),
            calls.networks(),
            calls.domains(),
            reason,
            error));
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }
}
