package org.talktous.call.calendar;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.talktous.web.problem.AnswersProblems;

/** A host's calls, for the calendar that they subscribe with. */
@Hidden
@Controller("/calendars")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
class FeedController {
  private final Feeds feeds;
  private final HostFeed feed;

  FeedController(Feeds feeds, HostFeed feed) {
    this.feeds = feeds;
    this.feed = feed;
  }

  @Get("/{token}.ics")
  @Produces("*/*")
  HttpResponse<byte[]> calendar(String token, HttpRequest<?> request) {
    var file = feed.of(feeds.open(token));
    var packed =
        request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING, String.class, "").contains("gzip");
    var tag = "\"" + DigestUtils.sha256Hex(file) + (packed ? "-gz\"" : "\"");
    MutableHttpResponse<byte[]> response =
        isKnown(tag, request) ? HttpResponse.notModified() : HttpResponse.ok(file);
    if (response.body() != null) {
      response
          .header(HttpHeaders.CONTENT_TYPE, "text/calendar; charset=utf-8; method=PUBLISH")
          .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"calls.ics\"");
    }
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
  }

  /** Weakly compared, as RFC 9110 section 13.1.2 has it. */
  private static boolean isKnown(String tag, HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(header -> Stream.of(header.split(",")))
        .map(each -> each.strip().replaceFirst("^W/", ""))
        .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }
}
