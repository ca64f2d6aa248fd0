package org.talktous.call.calendar;

import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;
import org.talktous.call.icalendar.WantedLines;
import org.talktous.delivery.outbound.NoAnswer;
import org.talktous.delivery.outbound.Outbound;
import org.talktous.delivery.outbound.OutboundClient;
import org.talktous.delivery.outbound.OutboundUrl;
import org.talktous.web.problem.InvalidRequest;

/**
 * Fetches a calendar. Servers of calendars do redirect, so a few redirects are followed, each as
 * guarded as the first address, and none from https to http, which would show the address to all.
 */
@Singleton
class Download {
  static final int LONGEST = 10 * 1024 * 1024;

  /** What may be kept of it: only that is read, time and again. */
  private static final int MOST_KEPT = 2 * 1024 * 1024;

  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final int REDIRECTS = 3;
  private static final int CONNECTIONS = 64;

  private final OutboundClient client;
  private final OutboundUrl urls;
  private final Duration timeout;

  Download(
      Outbound outbound,
      OutboundUrl urls,
      @Property(name = "talk.calendars.timeout") Duration timeout) {
    this.client = outbound.client(timeout, CONNECTIONS);
    this.urls = urls;
    this.timeout = timeout;
  }

  /** Refuses, as the field {@code url}, what can never be fetched. */
  void check(String url) {
    urls.check(web(url));
  }

  /** Calendars' own scheme says no more than that it is one. */
  private static String web(String url) {
    return url.replaceFirst("^(?i:webcals?):", "https:");
  }

  /**
   * The calendar as it is now.
   *
   * @param known the copy there is
   * @param authorization what is said to its server, and to none that it leads to
   * @param host the address of the host, whose answers to invitations are wanted
   * @return nothing if it is still as it was
   */
  Optional<CachedFile> fetch(
      String url, @Nullable CachedFile known, @Nullable String authorization, String host)
      throws FetchFailure {
    var begin = URI.create(web(url));
    var at = begin;
    long deadline = System.nanoTime() + timeout.toNanos();
    for (int hop = 0; hop <= REDIRECTS; hop++) {
      var request = request(at, known, isOneServer(begin, at) ? authorization : null);
      switch (ask(request, host, Duration.ofNanos(deadline - System.nanoTime()))) {
        case Answer.Unchanged unchanged -> {
          return Optional.empty();
        }
        case Answer.Whole(var copy) -> {
          return Optional.of(copy);
        }
        case Answer.Elsewhere(var location) -> at = next(at, location);
        case Answer.Refused(var reason) -> throw new FetchFailure(reason);
      }
    }
    throw new FetchFailure("it is redirected too often");
  }

  /** What a server said. */
  private sealed interface Answer {
    record Whole(CachedFile copy) implements Answer {}

    record Unchanged() implements Answer {}

    record Elsewhere(String location) implements Answer {}

    record Refused(String reason) implements Answer {}
  }

  private URI next(URI from, String location) throws FetchFailure {
    try {
      var to = from.resolve(web(location.strip()));
      urls.check(to.toString());
      if (!"https".equalsIgnoreCase(from.getScheme()) || "https".equalsIgnoreCase(to.getScheme())) {
        return to;
      }
    } catch (IllegalArgumentException | InvalidRequest noAddress) {
      // said below
    }
    throw new FetchFailure("it is redirected to where it may not be");
  }

  /** Whether two addresses lead to one port of one server by one scheme. */
  static boolean isOneServer(String url, String other) {
    return isOneServer(URI.create(web(url)), URI.create(web(other)));
  }

  private static boolean isOneServer(URI url, URI other) {
    return origin(url).equals(origin(other));
  }

  private static String origin(URI url) {
    var origin = url.getScheme() + "://" + url.getHost() + ":" + url.getPort();
    return origin.toLowerCase(Locale.ROOT);
  }

  private static HttpGet request(
      URI url, @Nullable CachedFile known, @Nullable String authorization) {
    var request = new HttpGet(url);
    request.setHeader("Accept", "text/calendar, */*;q=0.1");
    set(request, "Authorization", authorization);
    if (known != null) {
      set(request, "If-None-Match", known.tag());
      set(request, "If-Modified-Since", known.modified());
    }
    return request;
  }

  private Answer ask(HttpGet request, String host, Duration left) throws FetchFailure {
    try {
      return client.exchange(request, left, response -> answer(response, host));
    } catch (NoAnswer e) {
      throw new FetchFailure(e.reason());
    }
  }

  private static void set(HttpGet request, String header, @Nullable String value) {
    if (value != null) {
      request.setHeader(header, value);
    }
  }

  private static Answer answer(ClassicHttpResponse response, String host) throws IOException {
    int status = response.getCode();
    return switch (status) {
      case 200 -> whole(response, host);
      case 304 -> new Answer.Unchanged();
      case 301, 302, 303, 307, 308 -> {
        var location = value(response.getFirstHeader("Location"));
        yield location == null
            ? new Answer.Refused("HTTP " + status)
            : new Answer.Elsewhere(location);
      }
      default -> new Answer.Refused("HTTP " + status);
    };
  }

  private static Answer whole(ClassicHttpResponse response, String host) throws IOException {
    var entity = response.getEntity();
    try {
      return new Answer.Whole(
          new CachedFile(
              entity == null
                  ? new byte[0]
                  : WantedLines.of(unpacked(entity.getContent()), host, LONGEST, MOST_KEPT),
              value(response.getFirstHeader("ETag")),
              value(response.getFirstHeader("Last-Modified"))));
    } catch (WantedLines.TooMuch tooMuch) {
      return new Answer.Refused("it is larger than 10 MB, or has too many events");
    }
  }

  /** Some servers compress whatever was asked for, or keep a compressed file. */
  private static InputStream unpacked(InputStream body) throws IOException {
    var file = new BufferedInputStream(body);
    file.mark(GZIP.length);
    var start = file.readNBytes(GZIP.length);
    file.reset();
    return Arrays.equals(start, GZIP) ? new BufferedInputStream(new GZIPInputStream(file)) : file;
  }

  private static @Nullable String value(@Nullable Header header) {
    return header == null ? null : header.getValue();
  }

  @PreDestroy
  void stop() throws IOException {
    client.close();
  }
}
