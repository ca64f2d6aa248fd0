package org.talktous.call.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The calculation against a model that looks at the clock every minute, over desks drawn at random.
 */
class NaiveSlotsTest {
  private static final long FIRST_SEED = 20261122;
  private static final int DESKS = 600;

  @Test
  void offersWhatTheNaiveModelOffers() {
    long offered = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + DESKS; seed++) {
      var desk = new RandomDesk(seed);
      var expected = new TreeSet<Instant>();
      desk.hosts.forEach(host -> expected.addAll(offered(host, desk)));

      var starts =
          OfferedSlots.offered(desk.calendars(), desk.from, desk.until, desk.rules, desk.now);

      assertThat(starts.stream()).as("seed %d: %s", seed, desk).containsExactlyElementsOf(expected);
      offered += starts.size();
    }
    assertThat(offered).as("starts compared, lest all desks be idle").isGreaterThan(10L * DESKS);
  }

  @Test
  void findsTheFreeHostsTheNaiveModelFinds() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + DESKS / 4; seed++) {
      var desk = new RandomDesk(seed);
      for (var host : desk.hosts) {
        var calendar = List.of(RandomDesk.calendar(host));
        var free = offered(host, desk);
        var grid = offered(host.withNothingBooked(), desk);
        for (var start : startsToTry(desk, grid)) {
          assertThat(!OfferedSlots.free(calendar, start, desk.rules, desk.now).isEmpty())
              .as("seed %d, free at %s: %s", seed, start, desk)
              .isEqualTo(free.contains(start));
          assertThat(OfferedSlots.onGrid(calendar, start, desk.rules, desk.now))
              .as("seed %d, on the grid at %s: %s", seed, start, desk)
              .isEqualTo(grid.contains(start));
        }
      }
    }
  }

  private static List<Instant> startsToTry(RandomDesk desk, List<Instant> grid) {
    var starts = new ArrayList<>(grid);
    for (int i = 0; i < 20; i++) {
      var moment = desk.moment(15 * 60);
      if (!moment.isBefore(desk.from) && moment.isBefore(desk.until)) {
        starts.add(moment);
      }
    }
    return starts;
  }

  private static List<Instant> offered(NaiveSlots host, RandomDesk desk) {
    return host.offered(desk.from, desk.until, desk.rules, desk.now);
  }
}
