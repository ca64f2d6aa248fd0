package org.talktous.call.invitation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.talktous.article.Articles;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.StoredBookings;

/** The calls of hosts, for the calendars that they keep elsewhere. */
@Singleton
public class HostCalls {
  private static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");
  private static final int MOST = 10_000;
  private static final Pattern UID =
      Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})" + CalendarFiles.UID_SUFFIX);

  private final StoredBookings bookings;
  private final Articles articles;

  HostCalls(StoredBookings bookings, Articles articles) {
    this.bookings = bookings;
    this.articles = articles;
  }

  /** A host's confirmed calls from then on, in order. */
  public List<HostCall> confirmed(UUID host, Instant from) {
    var titles = new HashMap<String, String>();
    return bookings
        .list(from, FAR, Instant.EPOCH, new UUID(0, 0), "confirmed", null, host.toString(), MOST)
        .stream()
        .map(call -> call(call, titles.computeIfAbsent(call.article(), this::title)))
        .toList();
  }

  private String title(String slug) {
    var article = articles.getTitles(slug);
    return article.in(article.language()).title();
  }

  private static HostCall call(Booking call, String title) {
    return new HostCall(
        call.id() + CalendarFiles.UID_SUFFIX,
        call.sequence(),
        call.changedAt(),
        call.startsAt(),
        call.endsAt(),
        title,
        call.reader().name(),
        call.reference(),
        call.question(),
        call.passage() == null ? null : call.passage().exact(),
        call.joinUrl());
  }

  /** Those of the UIDs that stand for calls of this desk, whatever became of them. */
  public Set<String> known(Set<String> uids) {
    Map<String, String> ids =
        uids.stream()
            .map(UID::matcher)
            .filter(form -> form.matches())
            .collect(Collectors.toMap(form -> form.group(1), form -> form.group()));
    if (ids.isEmpty()) {
      return Set.of();
    }
    return bookings.existing(ids.keySet()).stream()
        .map(id -> ids.get(id.toString()))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
