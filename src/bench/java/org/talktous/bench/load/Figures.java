package org.talktous.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What one or more measurements found.
 *
 * @param latencies of every answer, in nanoseconds, ascending
 * @param errors answers other than success
 * @param took how long it was measured
 * @param service how long the service computed meanwhile
 * @param database how long the database did
 * @param client how long the client itself did
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Figures(
    long[] latencies,
    long errors,
    Duration took,
    Duration service,
    Duration database,
    Duration client) {

  double perSecond() {
    return latencies.length / seconds(took);
  }

  /** Milliseconds within which this share of the answers came. */
  double percentile(double share) {
    int last = latencies.length - 1;
    return last < 0 ? Double.NaN : latencies[(int) Math.round(share * last)] / 1e6;
  }

  /** Microseconds of computing for each answer. */
  double cost(Duration computed) {
    return seconds(computed) * 1e6 / latencies.length;
  }

  Figures plus(Figures other) {
    return new Figures(
        LongStream.concat(Arrays.stream(latencies), Arrays.stream(other.latencies))
            .sorted()
            .toArray(),
        errors + other.errors,
        took.plus(other.took),
        service.plus(other.service),
        database.plus(other.database),
        client.plus(other.client));
  }

  static String heading() {
    return "%-26s %8s %7s %8s %8s %8s %8s   %s"
        .formatted(
            "",
            "/s",
            "errors",
            "p50 ms",
            "p95 ms",
            "p99 ms",
            "max ms",
            "µs of CPU each: service, database, client");
  }

  String line(String title) {
    return "%-26s %8.0f %7d %8.2f %8.2f %8.2f %8.2f   %.0f, %.0f, %.0f"
        .formatted(
            title,
            perSecond(),
            errors,
            percentile(0.5),
            percentile(0.95),
            percentile(0.99),
            percentile(1),
            cost(service),
            cost(database),
            cost(client));
  }

  /** The middle one of ratios measured in turns. */
  static double median(Stream<Double> ratios) {
    var sorted = ratios.sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
