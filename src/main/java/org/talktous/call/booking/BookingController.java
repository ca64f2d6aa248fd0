package org.talktous.call.booking;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.InternetEmail;
import org.talktous.web.constraint.Lines;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.problem.ReaderApi;

/** Calls, as their readers book and change them. */
@Controller("/api/v1/bookings")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReaderApi
public class BookingController {
  private final BookingService desk;
  private final CallChanges changes;
  private final CallLinks links;
  private final CallLimits limits;

  BookingController(BookingService desk, CallChanges changes, CallLinks links, CallLimits limits) {
    this.desk = desk;
    this.changes = changes;
    this.links = links;
    this.limits = limits;
  }

  /**
   * Books a call. Its `status` is `confirmed`; where unusually many calls are booked with addresses
   * that are not confirmed, it is `pending` until the reader confirms it by the link in their mail,
   * and the time is given back after half an hour. Who holds enough calls ahead is refused with
   * `too-many-calls` and `Retry-After`. With `refuseOverlap`, a reader who has another call at the
   * time is refused with `calls-overlap`, which names it.
   *
   * @param idempotencyKey makes it safe to send the request again: the same key with the same body
   *     gets the first answer
   */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<BookingAnswer> bookCall(
      HttpRequest<?> request,
      @Header("Idempotency-Key")
          @Nullable
          @Size(min = 1, max = 255)
          @Pattern(regexp = "^[\\x21-\\x7e]+$", message = "must be visible ASCII")
          String idempotencyKey,
      @Body @Valid @NotNull BookCall call) {
    var answer =
        limits.counted(request, call.email(), network -> desk.book(call, idempotencyKey, network));
    return HttpResponse.created(answer, URI.create("/api/v1/bookings/" + answer.token()));
  }

  /** Reads a call. */
  @Get("/{token}")
  BookingAnswer getBooking(String token) {
    return links.answer(changes.get(links.open(token)));
  }

  /** Moves a call to another free start; the host may change, token and reference stay. */
  @Post("/{token}/rescheduling")
  BookingAnswer rescheduleBooking(
      HttpRequest<?> request, String token, @Body @Valid @NotNull Rescheduling to) {
    limits.count(request);
    return links.answer(changes.moveByReader(links.open(token), to.startsAt()));
  }

  /**
   * Corrects the address of a call's reader, three times at most and while the call is ahead. The
   * answer has a new token: the links that were sent to the address before open nothing any more.
   * The invitation goes to the new one. The address that the call has already changes nothing.
   */
  @Post("/{token}/address-correction")
  BookingAnswer correctAddress(
      HttpRequest<?> request, String token, @Body @Valid @NotNull AddressCorrection to) {
    var call = links.open(token);
    return limits.counted(
        request, to.email(), network -> links.answer(changes.readdress(call, to.email(), network)));
  }

  /** Cancels a call; saying it twice is fine. */
  @Post("/{token}/cancellation")
  BookingAnswer cancelBooking(
      HttpRequest<?> request, String token, @Body @Valid @Nullable Cancellation cancellation) {
    limits.count(request);
    var reason = cancellation == null ? null : cancellation.reason();
    return links.answer(changes.cancel(links.open(token), reason));
  }

  @Introspected
  @Schema(name = "Rescheduling")
  public record Rescheduling(@NotNull Instant startsAt) {}

  @Introspected
  @Schema(name = "AddressCorrection")
  public record AddressCorrection(@NotBlank @InternetEmail String email) {}

  @Introspected
  @Schema(name = "Cancellation")
  public record Cancellation(@Nullable @Size(max = 1_000) @PlainText String reason) {
    public Cancellation {
      reason = Lines.foldedIfAny(reason);
    }
  }
}
