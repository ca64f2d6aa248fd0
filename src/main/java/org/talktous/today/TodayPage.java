package org.talktous.today;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.talktous.desk.Age;
import org.talktous.today.TodayRepository.Failed;
import org.talktous.today.TodayRepository.NextCall;
import org.talktous.today.TodayRepository.Unread;
import org.talktous.today.TodayRepository.Waiting;
import org.talktous.web.constraint.Excerpt;

/**
 * What needs attention now.
 *
 * @param waiting open queries by their age, the youngest first
 * @param flagged how many queries wait for staff to let them through
 * @param failures how many deliveries have failed
 */
record TodayPage(
    List<NextCall> calls,
    List<Waited> waiting,
    long flagged,
    List<Waiting> oldest,
    long failures,
    List<Failed> failed,
    List<Unread> unread,
    boolean admin,
    Instant now,
    ZoneId zone) {
  /** The list of calls goes no further; the agenda does. */
  static final int MOST_CALLS = 20;

  /** Counts stop here: a longer list is shown as {@code 1000+}. */
  static final int MANY = 1_000;

  /**
   * How many have waited for a time.
   *
   * @param key of the words for how long
   */
  record Waited(String key, long count) {
    String number() {
      return count > MANY ? MANY + "+" : String.valueOf(count);
    }
  }

  List<NextCall> callsShown() {
    return calls.subList(0, Math.min(MOST_CALLS, calls.size()));
  }

  boolean hasMoreCalls() {
    return calls.size() > MOST_CALLS;
  }

  boolean isToday(NextCall call) {
    return date(call.startsAt()).equals(date(now));
  }

  boolean isOn(NextCall call) {
    return !call.startsAt().isAfter(now);
  }

  private LocalDate date(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  boolean hasHistory(NextCall call) {
    return call.earlierCalls() + call.earlierQueries() > 0;
  }

  boolean isNobodyWaiting() {
    return waiting.stream().allMatch(waited -> waited.count() == 0);
  }

  String number(long count) {
    return new Waited("", count).number();
  }

  Age age(Instant since) {
    return Age.of(since, now);
  }

  static String beginning(String text) {
    return Excerpt.of(text, 300);
  }
}
