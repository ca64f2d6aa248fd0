package org.talktous.call.offer;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.call.slot.OfferedSlots;
import org.talktous.call.slot.SlotStarts;
import org.talktous.web.problem.ReaderApi;

/** The free times of an article's hosts. */
@Controller("/api/v1/articles/{slug}/slots")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReaderApi
class SlotController {
  private final Offers offers;
  private final Clock clock;

  SlotController(Offers offers, Clock clock) {
    this.offers = offers;
    this.clock = clock;
  }

  /**
   * Lists the starts that can be booked.
   *
   * @param slug the article
   * @param from the first date, in the zone; today by default
   * @param days how many dates, 1 to 62; 14 by default
   * @param zone the IANA time zone of dates and times; UTC by default
   */
  @Get
  Slots listSlots(
      String slug,
      @Parameter(schema = @Schema(format = "date")) @QueryValue @Nullable String from,
      @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "62")) @QueryValue
          @Nullable String days,
      @QueryValue @Nullable String zone) {
    var dates = DateRange.of(from, days, zone, clock.instant());
    return Slots.of(slug, dates, offers.between(slug, dates.begins(), dates.ends()));
  }

  /**
   * What is free.
   *
   * @param from the first date
   * @param to the date after the last
   */
  @Introspected
  @Schema(name = "Slots")
  record Slots(
      String article,
      String zone,
      long durationMinutes,
      @Schema(format = "date") String from,
      @Schema(format = "date") String to,
      @ArraySchema(schema = @Schema(type = "string", format = "date-time")) List<String> slots) {

    static Slots of(String article, DateRange dates, SlotStarts starts) {
      return new Slots(
          article,
          dates.zone().getId(),
          OfferedSlots.CALL_LENGTH.toMinutes(),
          dates.from().toString(),
          dates.to().toString(),
          written(starts, dates.zone()));
    }

    private static List<String> written(SlotStarts starts, ZoneId zone) {
      return starts.stream().map(start -> Rfc3339.format(start, zone)).toList();
    }
  }
}
