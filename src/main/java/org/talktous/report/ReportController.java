package org.talktous.report;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Language;
import org.talktous.web.problem.LinkedFromPages;
import org.talktous.web.problem.StaffApi;
import reactor.core.publisher.Flux;

/** Reports on reader queries, for admins: they are about all readers. */
@Controller("/api/v1/admin/reports")
@Secured("ADMIN")
@StaffApi
class ReportController {
  private final Reports reports;
  private final Exports exports;
  private final Clock clock;

  ReportController(Reports reports, Exports exports, Clock clock) {
    this.reports = reports;
    this.exports = exports;
    this.clock = clock;
  }

  /**
   * Adds up what readers asked in a period. A reader query is a comment, the question of a call or
   * a survey's remark, counted on the day on which it was asked. What is held back as suspicious
   * counts once staff have let it through or answered it; what they closed unanswered although it
   * was held, and what its reader took back, does not. The time to the first answer counts those
   * that still wait with the time they have waited so far: a percentile that falls on one of them
   * says orMore. Closed ones that were never answered are neither answered nor waiting.
   *
   * @param from the first date, in the zone; 30 days before to by default
   * @param to the date after the last, in the zone; tomorrow by default
   * @param zone the IANA time zone of dates, weekdays and hours; UTC by default
   * @param article the article's slug
   * @param channel comment, call or survey; only reader queries have one
   * @param topic the topic, exactly
   * @param language the language in which readers wrote, such as en; its regions are one with it
   */
  @Get("/queries")
  Report reportOnQueries(
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String zone,
      @QueryValue @Nullable String article,
      @QueryValue @Nullable String channel,
      @QueryValue @Nullable String topic,
      @QueryValue @Nullable String language) {
    return reports.of(filter(from, to, zone, article, channel, topic, language), Language.EN);
  }

  /**
   * Writes all reader queries of a period as CSV (RFC 4180, UTF-8), oldest first, times in the
   * zone. No readers' names or addresses. A cell that begins with a sign by which a spreadsheet
   * would take it for a formula begins with an apostrophe instead.
   *
   * @param from the first date, in the zone; 30 days before to by default
   * @param to the date after the last, in the zone; tomorrow by default
   * @param zone the IANA time zone of dates and times; UTC by default
   * @param article the article's slug
   * @param channel comment, call or survey
   * @param topic the topic, exactly
   * @param language the language in which readers wrote, such as en
   */
  @LinkedFromPages
  @Get(uri = "/queries.csv", headRoute = false)
  @Produces("text/csv")
  @ApiResponse(
      responseCode = "200",
      description = "A row for each reader query, under a row of names",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  HttpResponse<Flux<byte[]>> exportQueriesAsCsv(
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String zone,
      @QueryValue @Nullable String article,
      @QueryValue @Nullable String channel,
      @QueryValue @Nullable String topic,
      @QueryValue @Nullable String language) {
    return exports.csv(filter(from, to, zone, article, channel, topic, language));
  }

  /**
   * Writes all reader queries of a period as an Excel workbook, as the CSV does.
   *
   * @param from the first date, in the zone; 30 days before to by default
   * @param to the date after the last, in the zone; tomorrow by default
   * @param zone the IANA time zone of dates and times; UTC by default
   * @param article the article's slug
   * @param channel comment, call or survey
   * @param topic the topic, exactly
   * @param language the language in which readers wrote, such as en
   */
  @LinkedFromPages
  @Get(uri = "/queries.xlsx", headRoute = false)
  @Produces(Exports.XLSX)
  @ApiResponse(
      responseCode = "200",
      description = "A sheet for each million of reader queries",
      content =
          @Content(mediaType = Exports.XLSX, schema = @Schema(type = "string", format = "binary")))
  HttpResponse<Flux<byte[]>> exportQueriesAsWorkbook(
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue @Nullable String zone,
      @QueryValue @Nullable String article,
      @QueryValue @Nullable String channel,
      @QueryValue @Nullable String topic,
      @QueryValue @Nullable String language) {
    return exports.xlsx(filter(from, to, zone, article, channel, topic, language));
  }

  private ReportFilter filter(
      @Nullable String from,
      @Nullable String to,
      @Nullable String zone,
      @Nullable String article,
      @Nullable String channel,
      @Nullable String topic,
      @Nullable String language) {
    var given = new HashMap<String, String>();
    put(given, "from", from);
    put(given, "to", to);
    put(given, "zone", zone);
    put(given, "article", article);
    put(given, "channel", channel);
    put(given, "topic", topic);
    put(given, "language", language);
    return ReportFilter.read(given, clock.instant());
  }

  private static void put(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
