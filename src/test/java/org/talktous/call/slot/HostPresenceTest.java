package org.talktous.call.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HostPresenceTest {
  private static final List<Window> DAYTIME = List.of(Window.parse("09:00", "12:00"));

  private static boolean covers(
      String zone, Map<LocalDate, List<Window>> overrides, List<Window> daily, String start) {
    var weekly =
        Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> daily));
    var host =
        new HostCalendar(
            new UUID(0, 1), ZoneId.of(zone), weekly, overrides, Intervals.NONE, Intervals.NONE);
    var from = Instant.parse(start);
    var until = from.plus(OfferedSlots.CALL_LENGTH);
    var around = Duration.ofHours(1);
    return HostPresence.of(host, from.minus(around), until.plus(around)).covers(from, until);
  }

  @Test
  void aCallLiesInTheHoursOnlyAsAWhole() {
    assertThat(covers("UTC", Map.of(), DAYTIME, "2026-11-24T09:00:00Z")).isTrue();
    assertThat(covers("UTC", Map.of(), DAYTIME, "2026-11-24T10:10:00Z")).isTrue();
    assertThat(covers("UTC", Map.of(), DAYTIME, "2026-11-24T11:30:00Z")).isTrue();
    assertThat(covers("UTC", Map.of(), DAYTIME, "2026-11-24T11:45:00Z")).isFalse();
    assertThat(covers("UTC", Map.of(), DAYTIME, "2026-11-24T08:45:00Z")).isFalse();
    assertThat(covers("Asia/Tokyo", Map.of(), DAYTIME, "2026-11-24T00:00:00Z")).isTrue();
  }

  @Test
  void theHoursOfADateReplaceTheWeeklyOnes() {
    var off = Map.of(LocalDate.of(2026, 11, 24), List.<Window>of());

    assertThat(covers("UTC", off, DAYTIME, "2026-11-24T10:00:00Z")).isFalse();
    assertThat(covers("UTC", off, DAYTIME, "2026-11-25T10:00:00Z")).isTrue();
  }

  @Test
  void hoursThatRunThroughAChangeOfClocksAreOne() {
    var night = List.of(Window.parse("00:00", "06:00"));

    // Clocks go from 02:00 to 03:00 at 01:00 UTC, and back in October.
    assertThat(covers("Europe/Berlin", Map.of(), night, "2027-03-28T00:45:00Z")).isTrue();
    assertThat(covers("Europe/Berlin", Map.of(), night, "2027-10-31T00:45:00Z")).isTrue();
    assertThat(covers("Europe/Berlin", Map.of(), night, "2027-03-28T03:45:00Z")).isFalse();
  }
}
