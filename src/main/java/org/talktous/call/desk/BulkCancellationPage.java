package org.talktous.call.desk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.call.desk.HeldCallRepository.HeldCall;
import org.talktous.call.desk.HeldCallRepository.Holder;

/**
 * Calls ahead by who holds them, to cancel many at once.
 *
 * @param since within which time they were booked; a key of {@link #PERIODS}, or empty
 * @param calls those that fit; empty until something is asked for
 * @param error what is wrong with what was sent
 */
record BulkCancellationPage(
    String network,
    String domain,
    String since,
    List<HeldCall> calls,
    List<Holder> networks,
    List<Holder> domains,
    String reason,
    @Nullable String error) {
  static final List<String> SINCE = List.of("hour", "day", "week");
  static final Map<String, Duration> PERIODS =
      Map.of("hour", Duration.ofHours(1), "day", Duration.ofDays(1), "week", Duration.ofDays(7));

  boolean isAsked() {
    return !network.isEmpty() || !domain.isEmpty() || !since.isEmpty();
  }

  Map<String, String> errors() {
    return error == null ? Map.of() : Map.of("reason", error);
  }
}
