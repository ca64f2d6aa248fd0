package org.talktous.today;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskVisitor;

/** Gathers what needs a member of staff now: a host sees their own. */
@Singleton
class Today {
  private static final int MOST_LISTED = 5;
  private static final int MOST_HOSTS = 20;

  private final TodayRepository rows;
  private final Clock clock;

  Today(TodayRepository rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @ReadOnly
  TodayPage of(DeskVisitor who) {
    var member = who.member();
    var only = member.onlySees(null);
    var host = only == null ? null : only.toString();
    var language = who.visitor().language().tag();
    var zone = who.visitor().zone();
    var now = clock.instant();
    var until = now.atZone(zone).toLocalDate().plusDays(2).atStartOfDay(zone).toInstant();
    return new TodayPage(
        rows.calls(host, now, until, language, TodayPage.MOST_CALLS + 1),
        waiting(host, now),
        count(host, "flagged", Instant.EPOCH, now),
        rows.oldest(host, language, MOST_LISTED),
        member.isAdmin() ? rows.countFailed(TodayPage.MANY + 1) : 0,
        member.isAdmin() ? rows.failed(MOST_LISTED) : List.of(),
        rows.unread(host, MOST_HOSTS),
        rows.unreachable(host, now, MOST_HOSTS),
        member.isAdmin(),
        now,
        zone);
  }

  private List<TodayPage.Waited> waiting(@Nullable String host, Instant now) {
    var day = now.minus(Duration.ofDays(1));
    var threeDays = now.minus(Duration.ofDays(3));
    var week = now.minus(Duration.ofDays(7));
    return List.of(
        new TodayPage.Waited("today.waits.day", count(host, "open", day, now)),
        new TodayPage.Waited("today.waits.days", count(host, "open", threeDays, day)),
        new TodayPage.Waited("today.waits.week", count(host, "open", week, threeDays)),
        new TodayPage.Waited("today.waits.longer", count(host, "open", Instant.EPOCH, week)));
  }

  private long count(@Nullable String host, String status, Instant from, Instant until) {
    // What was written this very moment waits as well.
    return rows.count(host, status, from, until.plusMillis(1), TodayPage.MANY + 1);
  }
}
