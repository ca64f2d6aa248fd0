package org.talktous.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.talktous.testing.SettableClock;
import org.talktous.testing.TalkToUs;

/** Reports on ten thousand random queries, against sums that know nothing of SQL. */
@TestInstance(Lifecycle.PER_CLASS)
class RandomReportTest {
  private static final int QUERIES = 10_000;
  private static final Instant NOW = SettableClock.MONDAY;
  private static final List<String> ZONES =
      List.of(
          "Pacific/Auckland",
          "Asia/Kolkata",
          "America/New_York",
          "UTC",
          "Australia/Lord_Howe",
          "Atlantic/Azores");

  private final Random random = new Random(5);
  private final List<Asked> all = new ArrayList<>();
  private TalkToUs talk = TalkToUs.alone();

  @BeforeAll
  void lay() {
    var articles = Stream.generate(() -> talk.given().article().slug()).limit(4).toList();
    IntStream.range(0, QUERIES).mapToObj(i -> random(articles)).forEach(all::add);
    new ReportFixture(talk).insert(all);
  }

  @AfterAll
  void stop() {
    talk.stop();
  }

  private Asked random(List<String> articles) {
    // Nine months, with both changes of the clock in all of the zones.
    var at = NOW.minusSeconds((long) (random.nextDouble() * 270 * 86_400));
    var asked = Asked.of(one(articles), at.toString()).in(one(List.of("en", "en-US", "ru", "de")));
    // Calls want a row each of their own.
    asked = asked.through(random.nextInt(20) == 0 ? "call" : one(List.of("comment", "survey")));
    asked = random.nextInt(3) > 0 ? asked.about("topic " + random.nextInt(6)) : asked;
    asked =
        random.nextInt(3) > 0
            ? asked.quoting("s" + random.nextInt(5), "passage " + random.nextInt(9))
            : asked;
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> asked;
      case 3 -> asked.status("closed");
      case 4 -> random.nextBoolean() ? asked.flagged() : asked.flagged().status("closed");
      case 5 -> asked.status(random.nextBoolean() ? "withdrawn" : "open");
      case 6 -> answered(asked).status(random.nextBoolean() ? "open" : "closed");
      default -> answered(asked);
    };
  }

  private Asked answered(Asked asked) {
    long most = Math.max(1, Duration.between(asked.at(), NOW).toSeconds());
    long seconds = (long) Math.min(most, Math.exp(random.nextGaussian() + 11));
    return asked.answeredAfter(Duration.ofSeconds(seconds));
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** First while nothing is counted beforehand, then when all is, then when some has changed. */
  @Test
  void everyFigureIsWhatASimpleSumSays() {
    compare(8);
    assertThat(talk.bean(Refresh.class).run()).isGreaterThan(200);
    assertThat(talk.bean(Refresh.class).run()).isZero();
    compare(24);
    change();
    compare(8);
    assertThat(talk.bean(Refresh.class).run()).isBetween(1, 60);
    compare(8);
  }

  /** Staff answer some, here and there. */
  private void change() {
    for (int i = 0; i < 60; i++) {
      int at = random.nextInt(all.size());
      var before = all.get(at);
      if (before.status().equals("open") && before.answeredAt() == null) {
        var after = before.status("closed").about("topic 0");
        var changed =
            talk.sql()
                .rows(
                    """
                    update reader_query
                    set status = 'closed', topic = 'topic 0', closed_at = now()
                    where created_at = ?::timestamptz
                    returning id
                    """,
                    before.at().toString());
        assertThat(changed).hasSize(1);
        all.set(at, after);
      }
    }
  }

  private void compare(int times) {
    for (int i = 0; i < times; i++) {
      var zone = ZoneId.of(ZONES.get(i % ZONES.size()));
      var today = LocalDate.ofInstant(NOW, zone);
      var from = today.minusDays(random.nextInt(280));
      var to = i % 4 == 0 ? today.plusDays(1) : from.plusDays(1 + random.nextInt(120));
      var filter = new HashMap<String, String>();
      maybe(filter, "article", all.get(random.nextInt(all.size())).article(), i % 3 == 1);
      maybe(filter, "channel", one(List.of("comment", "call", "survey")), i % 5 == 2);
      maybe(filter, "topic", "topic " + random.nextInt(6), i % 7 == 3);
      maybe(filter, "language", one(List.of("en", "ru")), i % 4 == 3);
      compare(new Period(from, to, zone), filter);
    }
  }

  private static void maybe(Map<String, String> filter, String name, String value, boolean yes) {
    if (yes) {
      filter.put(name, value);
    }
  }

  private void compare(Period period, Map<String, String> filter) {
    var path = new StringBuilder("/api/v1/admin/reports/queries");
    path.append("?from=").append(period.from()).append("&to=").append(period.to());
    path.append("&zone=").append(period.zone());
    filter.forEach(
        (name, value) -> path.append('&').append(name).append('=').append(value.replace(" ", "+")));
    var report = talk.desk().get(path.toString()).with(200).json();
    var now = counted(period, filter);
    var before = counted(period.previous(), filter);

    assertThat(days(report)).as(path.toString()).isEqualTo(days(now, period));
    assertThat(standing(report.at("/queries"))).as(path.toString()).isEqualTo(standing(now));
    assertThat(standing(report.at("/previousQueries"))).isEqualTo(standing(before));
    assertThat(firstAnswer(report.at("/firstAnswer"))).as(path.toString()).isEqualTo(waits(now));
    assertThat(firstAnswer(report.at("/previousFirstAnswer"))).isEqualTo(waits(before));
    assertThat(texts(report.at("/ages"), "open")).isEqualTo(ages(now));
    assertThat(list(report.at("/topics"), "topic")).isEqualTo(most(now, before, Asked::topic));
    assertThat(list(report.at("/articles"), "article"))
        .isEqualTo(most(now, before, Asked::article));
    assertThat(list(report.at("/sections"), "article", "section"))
        .isEqualTo(
            most(
                now,
                before,
                each -> each.section() == null ? null : each.article() + each.section()));
    assertThat(list(report.at("/passages"), "article", "name"))
        .isEqualTo(
            most(
                now,
                before,
                each -> each.passage() == null ? null : each.article() + each.passage()));
    assertThat(report.at("/leftOut/held").asLong())
        .isEqualTo(left(period, filter, each -> each.status().equals("flagged")));
    assertThat(report.at("/leftOut/withdrawn").asLong())
        .isEqualTo(left(period, filter, each -> each.status().equals("withdrawn")));
    assertThat(report.at("/leftOut/refused").asLong())
        .isEqualTo(left(period, filter, RandomReportTest::isRefused));
  }

  private static boolean isRefused(Asked asked) {
    return asked.status().equals("closed")
        && asked.flagReason() != null
        && asked.answeredAt() == null;
  }

  private List<Asked> counted(Period period, Map<String, String> filter) {
    return matching(period, filter)
        .filter(each -> !each.status().equals("flagged") && !each.status().equals("withdrawn"))
        .filter(each -> !isRefused(each))
        .toList();
  }

  private long left(Period period, Map<String, String> filter, Predicate<Asked> which) {
    return matching(period, filter).filter(which).count();
  }

  private Stream<Asked> matching(Period period, Map<String, String> filter) {
    return all.stream()
        .filter(
            each -> {
              var date = LocalDate.ofInstant(each.at(), period.zone());
              return !date.isBefore(period.from()) && date.isBefore(period.to());
            })
        .filter(each -> is(filter, "article", each.article()))
        .filter(each -> is(filter, "channel", each.channel()))
        .filter(each -> is(filter, "topic", each.topic()))
        .filter(each -> is(filter, "language", each.language().replaceFirst("-.*", "")));
  }

  private static boolean is(Map<String, String> filter, String name, @Nullable String value) {
    return !filter.containsKey(name) || Objects.equals(filter.get(name), value);
  }

  private static Map<String, Long> days(List<Asked> queries, Period period) {
    var days = new TreeMap<String, Long>();
    for (var day = period.from(); day.isBefore(period.to()); day = day.plusDays(1)) {
      for (var channel : List.of("comments", "calls", "surveys")) {
        days.put(day + " " + channel, 0L);
      }
    }
    queries.forEach(
        each ->
            days.merge(
                LocalDate.ofInstant(each.at(), period.zone()) + " " + each.channel() + "s",
                1L,
                Long::sum));
    return days;
  }

  private static Map<String, Long> days(JsonNode report) {
    var days = new TreeMap<String, Long>();
    for (var day : report.at("/days")) {
      for (var channel : List.of("comments", "calls", "surveys")) {
        days.put(day.at("/from").asText() + " " + channel, day.path(channel).asLong());
      }
    }
    return days;
  }

  private static List<Long> standing(List<Asked> queries) {
    var by = queries.stream().collect(groupingBy(Asked::status, counting()));
    return List.of(
        (long) queries.size(),
        by.getOrDefault("open", 0L),
        by.getOrDefault("answered", 0L),
        by.getOrDefault("closed", 0L));
  }

  private static List<Long> standing(JsonNode standing) {
    return Stream.of("asked", "open", "answered", "closed")
        .map(each -> standing.path(each).asLong())
        .toList();
  }

  private record Wait(Duration lasting, boolean more) {}

  private static String waits(List<Asked> queries) {
    var answered = queries.stream().filter(each -> each.answeredAt() != null).toList();
    var waiting =
        queries.stream()
            .filter(each -> each.answeredAt() == null && each.status().equals("open"))
            .toList();
    var order =
        Stream.concat(
                answered.stream()
                    .map(each -> new Wait(Duration.between(each.at(), each.answeredAt()), false)),
                waiting.stream().map(each -> new Wait(Duration.between(each.at(), NOW), true)))
            .sorted(Comparator.comparing(Wait::lasting).thenComparing(Wait::more))
            .toList();
    return answered.size()
        + " "
        + waiting.size()
        + (order.isEmpty() ? " - -" : " " + told(order, 1, 2) + " " + told(order, 9, 10));
  }

  private static String told(List<Wait> order, int part, int of) {
    var wait = order.get((order.size() * part + of - 1) / of - 1);
    return told(wait.lasting().toNanos() / 1e9, wait.more());
  }

  private static String told(double seconds, boolean more) {
    return "%.3f%s".formatted(seconds, more ? "+" : "");
  }

  private static String firstAnswer(JsonNode first) {
    return first.path("answered").asLong()
        + " "
        + first.path("waiting").asLong()
        + " "
        + told(first.path("median"))
        + " "
        + told(first.path("ninetieth"));
  }

  private static String told(JsonNode lasting) {
    return lasting.isNull()
        ? "-"
        : told(lasting.path("seconds").asDouble(), lasting.path("orMore").asBoolean());
  }

  private static List<String> ages(List<Asked> queries) {
    int[] steps = {0, 1, 3, 7, 14, 30, Integer.MAX_VALUE};
    return IntStream.range(0, 6)
        .mapToObj(
            i ->
                queries.stream()
                    .filter(each -> each.status().equals("open"))
                    .filter(
                        each -> {
                          double days = Duration.between(each.at(), NOW).toNanos() / 86_400e9;
                          return days >= steps[i] && days < steps[i + 1];
                        })
                    .count())
        .map(String::valueOf)
        .toList();
  }

  private static List<String> texts(JsonNode list, String member) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.path(member).asText()));
    return texts;
  }

  private static List<String> list(JsonNode list, String... names) {
    var found = new ArrayList<String>();
    for (var each : list) {
      var name = new StringBuilder();
      for (var part : names) {
        name.append(each.path(part).asText());
      }
      found.add(name + " " + each.path("asked").asLong() + " " + each.path("previous").asLong());
    }
    return found;
  }

  private static List<String> most(
      List<Asked> now, List<Asked> before, Function<Asked, @Nullable String> what) {
    var counts = count(now, what);
    var previous = count(before, what);
    return Stream.concat(counts.keySet().stream(), previous.keySet().stream())
        .distinct()
        .sorted(
            Comparator.comparing((String key) -> -counts.getOrDefault(key, 0L))
                .thenComparing(key -> -previous.getOrDefault(key, 0L))
                .thenComparing(Comparator.naturalOrder()))
        .limit(10)
        .map(key -> key + " " + counts.getOrDefault(key, 0L) + " " + previous.getOrDefault(key, 0L))
        .toList();
  }

  private static Map<String, Long> count(
      List<Asked> queries, Function<Asked, @Nullable String> what) {
    return queries.stream()
        .flatMap(each -> Optional.ofNullable(what.apply(each)).stream())
        .collect(groupingBy(key -> key, counting()));
  }
}
