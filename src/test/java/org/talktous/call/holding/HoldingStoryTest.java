package org.talktous.call.holding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.talktous.call.booking.CallChanges;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.recipient.ConfirmedAddresses;
import org.talktous.delivery.recipient.FoldedMailsTold;
import org.talktous.testing.Answer;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** What is held ahead is limited: nobody empties a desk, and readers who mean it notice nothing. */
@ServiceTest
class HoldingStoryTest {
  private static final Pattern MAILED =
      Pattern.compile("http://localhost:\\d+(/calls/[^?\\s]+)\\?mail=(\\S+)");

  private static final AtomicInteger NETWORKS = new AtomicInteger();

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk =
      mailroom.talk(
          Map.of("talk.ratelimit.enabled", "true", "talk.trusted-proxies", "127.0.0.0/8,::1"));

  private Answer books(GivenArticle article, String start, String email, String address) {
    return new Reader(talk.api().with("X-Forwarded-For", address))
        .tries(Reader.request(article, start).with("email", email));
  }

  private static List<String> starts(GivenArticle article) {
    return article.slots("days=62&zone=UTC").with(200).texts("/slots");
  }

  /** The starts by their dates, one of each date before the second of any. */
  private static List<String> spread(List<String> starts) {
    var dates = new TreeMap<String, List<String>>();
    starts.forEach(
        start -> dates.computeIfAbsent(start.substring(0, 10), d -> new ArrayList<>()).add(start));
    return IntStream.range(0, 48)
        .boxed()
        .flatMap(i -> dates.values().stream().filter(day -> day.size() > i).map(day -> day.get(i)))
        .toList();
  }

  @Test
  void oneAddressWithThrowAwayMailboxesLeavesMostOfTheHostsTime() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var before = starts(article);
    var wanted = spread(before);

    for (int i = 0; i < 480; i++) {
      var answer =
          books(article, wanted.get(i), "throwaway-" + i + "@attack.example", "203.0.113.9");
      assertThat(answer.status()).isIn(201, 409, 422, 429);
    }

    assertThat(before).hasSizeGreaterThan(2_800);
    assertThat(starts(article)).hasSizeGreaterThan(before.size() * 9 / 10);
    assertThat(talk.sql().count("select count(*) from call_hold where network = '203.0.113.9'"))
        .isLessThanOrEqualTo(HoldingRules.OF_NETWORK_IN_AN_HOUR + HoldingRules.PENDING_OF_NETWORK);
    assertThat(talk.api().get("/prometheus").with(200).body())
        .contains("talktous_calls_held_back_total{outcome=\"refused\",rule=\"network\"");
  }

  @Test
  void manyNetworksWithThrowAwayMailboxesGetHalfOfEachDay() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var before = starts(article);
    var wanted = spread(before);

    for (int i = 0; i < 480; i++) {
      books(article, wanted.get(i), "spread-" + i + "@attack.example", "2001:db8:" + i + "::1");
    }

    assertThat(starts(article)).hasSizeGreaterThan(before.size() * 8 / 10);
  }

  @Test
  void twoHundredReadersOfOneCampusGetTheirCallsAtOnce() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var wanted =
        spread(starts(article)).stream()
            .filter(start -> start.compareTo("2026-11-26") > 0)
            .toList();

    for (int i = 0; i < 200; i++) {
      var answer =
          books(article, wanted.get(i), "student-" + i + "@campus.example", "198.51.100.7");
      assertThat(answer.with(201).text("/status")).isEqualTo("confirmed");
    }
  }

  @Test
  void aCallIsHeldForTheAddressThatItIsCorrectedTo() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var wanted = spread(starts(article));
    for (int i = 0; i < 10; i++) {
      books(article, wanted.get(i), "full@holder.example", "192.0.2." + i).with(201);
    }
    var call = books(article, wanted.get(10), "fule@holder.example", "192.0.2.80").with(201);

    var refused = corrects(call, "full@holder.example");

    assertThat(refused.with(429).problem()).isEqualTo("too-many-calls");
    talk.api().get("/api/v1/bookings/" + call.text("/token")).with(200);
    assertThat(held("fule@holder.example")).isEqualTo(1);
    corrects(call, "free@holder.example").with(200);
    assertThat(held("fule@holder.example")).isZero();
    assertThat(held("free@holder.example")).isEqualTo(1);
  }

  private Answer corrects(Answer call, String email) {
    return talk.api()
        .with("X-Forwarded-For", "192.0.2.81")
        .post(
            "/api/v1/bookings/" + call.text("/token") + "/address-correction",
            Fields.NONE.with("email", email));
  }

  private long held(String email) {
    return talk.sql().count("select count(*) from call_hold where folded_email = ?", email);
  }

  @Test
  void aReaderHoldsTenCallsUnderWhateverSpelling() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var wanted = spread(starts(article));
    var spellings =
        List.of("ann.lee%d@gmail.com", "annlee+%d@gmail.com", "A.N.N.Lee+%d@GoogleMail.com");

    for (int i = 0; i < 10; i++) {
      var email = spellings.get(i % 3).replace("lee%d", "lee").formatted(i);
      books(article, wanted.get(i), email, "192.0.2." + i).with(201);
    }

    var refused = books(article, wanted.get(10), "annlee@gmail.com", "192.0.2.99").with(429);
    assertThat(refused.problem()).isEqualTo("too-many-calls");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    books(article, wanted.get(10), "annlee@example.org", "192.0.2.99").with(201);
  }

  @Test
  void attemptsAtOnceHoldNoMoreThanAttemptsInTurn() {
    var article =
        talk.given()
            .article()
            .withHost("UTC", "daily 00:00-24:00")
            .withHost("UTC", "daily 00:00-24:00")
            .withHost("UTC", "daily 00:00-24:00");
    var wanted = spread(starts(article));

    var answers =
        Concurrently.run(
            40, i -> books(article, wanted.get(i), "at-once@example.org", "192.0.2." + i).status());

    assertThat(answers).containsOnly(201, 429);
    assertThat(answers).filteredOn(status -> status == 201).hasSize(HoldingRules.OF_HOLDER);
  }

  @Test
  void aCancelledCallIsHeldNoMore() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var wanted = spread(starts(article));
    var booked =
        IntStream.range(0, 10)
            .mapToObj(
                i -> books(article, wanted.get(i), "fickle@example.org", "192.0.2.7").with(201))
            .toList();
    books(article, wanted.get(10), "fickle@example.org", "192.0.2.7").with(429);

    talk.api()
        .post("/api/v1/bookings/" + booked.getFirst().text("/token") + "/cancellation")
        .with(200);

    books(article, wanted.get(10), "fickle@example.org", "192.0.2.7").with(201);
  }

  /** Fills the share of a date that addresses which are not confirmed have; the date's starts. */
  private List<String> crowded(GivenArticle article, String prefix) {
    // One of its own, whose limits no other test has reached.
    var network = "198.18.0." + NETWORKS.incrementAndGet();
    var starts = starts(article);
    var date = starts.get(starts.size() / 2).substring(0, 10);
    var others = spread(starts.stream().filter(start -> !start.startsWith(date)).toList());
    for (int i = 0; i < HoldingRules.OF_HOST; i++) {
      books(article, others.get(i), prefix + i + "@example.org", network).with(201);
    }
    var ofDate = starts.stream().filter(start -> start.startsWith(date)).toList();
    for (int i = 0; i < 4; i++) {
      books(article, ofDate.get(i), prefix + "date-" + i + "@example.org", network).with(201);
    }
    return ofDate.subList(4, ofDate.size());
  }

  @Test
  void onACrowdedDateACallWaitsUntilItsMailConfirmsIt() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var ofDate = crowded(article, "crowd-a-");
    var email = Mailroom.newAddress();

    var pending = books(article, ofDate.get(0), email, "192.0.2.21").with(201);

    assertThat(pending.text("/status")).isEqualTo("pending");
    new Deliver(talk).now();
    assertThat(mailroom.to(article.host().name()))
        .noneMatch(mail -> mail.text().contains(pending.text("/reference")));
    var mail = mailroom.lastTo(email);
    assertThat(mail.subject()).startsWith("Please confirm your call");
    assertThat(mail.text()).doesNotContain("Anna Reader");
    var link = MAILED.matcher(mail.text());
    assertThat(link.find()).isTrue();

    // Who booked has the link to the call, and not what only the mail holds.
    var page = StaffBrowser.page(talk);
    page.send("POST", link.group(1) + "/confirmation", "mail=guessed").with(303);
    assertThat(status(pending)).isEqualTo("pending");
    assertThat(page.get(link.group(1)).with(200).body()).doesNotContain("/confirmation");
    assertThat(page.get(link.group(1) + "?mail=" + link.group(2)).with(200).body())
        .contains("Please confirm your call", "/confirmation");
    // Mail gateways open links, too.
    assertThat(talk.bean(ConfirmedAddresses.class).contains(email)).isFalse();
    page.send("POST", link.group(1) + "/confirmation", "mail=" + link.group(2)).with(303);

    assertThat(status(pending)).isEqualTo("confirmed");
    new Deliver(talk).now();
    assertThat(mailroom.lastTo(email).subject()).startsWith("Your call is booked");
    assertThat(mailroom.lastTo(article.host().name()).text()).contains(pending.text("/reference"));
    talk.clock().advance(Duration.ofMinutes(31));
    talk.bean(CallChanges.class).releaseUnconfirmed();
    assertThat(status(pending)).isEqualTo("confirmed");
  }

  @Test
  void anAddressThatHadItsMailsCanConfirmACallInTime() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var ofDate = crowded(article, "crowd-h-");
    var email = Mailroom.newAddress();
    var quiet = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var starts = spread(starts(quiet));
    for (int i = 0; i < 5; i++) {
      books(quiet, starts.get(i), email, "192.0.2.25").with(201);
    }
    new Deliver(talk).now();
    var pending = books(article, ofDate.get(0), email, "192.0.2.25").with(201);
    assertThat(pending.text("/status")).isEqualTo("pending");
    new Deliver(talk).now();
    assertThat(mailroom.to(email)).hasSize(5);

    talk.clock().advance(Duration.ofMinutes(10));
    FoldedMailsTold.tell(talk);
    new Deliver(talk).now();

    var link = MAILED.matcher(mailroom.lastTo(email).text());
    assertThat(link.find()).isTrue();
    StaffBrowser.page(talk)
        .send("POST", link.group(1) + "/confirmation", "mail=" + link.group(2))
        .with(303);
    assertThat(status(pending)).isEqualTo("confirmed");
  }

  @Test
  void aCallThatNobodyConfirmsGivesItsTimeBack() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var ofDate = crowded(article, "crowd-b-");
    var pending = books(article, ofDate.get(0), Mailroom.newAddress(), "192.0.2.21").with(201);
    books(article, ofDate.get(1), Mailroom.newAddress(), "192.0.2.21").with(201);
    var refused = books(article, ofDate.get(2), Mailroom.newAddress(), "192.0.2.21").with(429);
    assertThat(refused.problem()).isEqualTo("too-many-calls");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 1800);
    assertThat(refused.header("RateLimit"))
        .matches("\"[a-z ]+\";r=0;t=" + refused.header("Retry-After"));
    assertThat(refused.header("RateLimit-Policy")).matches("\"[a-z ]+\";q=\\d+");
    assertThat(starts(article)).doesNotContain(ofDate.get(0));
    talk.api()
        .post(
            "/api/v1/bookings/" + pending.text("/token") + "/rescheduling",
            Fields.NONE.with("startsAt", ofDate.get(5)))
        .with(409);

    talk.clock().advance(Duration.ofMinutes(30));
    talk.bean(CallChanges.class).releaseUnconfirmed();

    assertThat(status(pending)).isEqualTo("cancelled");
    assertThat(starts(article)).contains(ofDate.get(0));
    assertThat(
            talk
                .sql()
                .rows(
                    "select type from event where subject = ? order by id",
                    "bookings/" + pending.text("/reference"))
                .stream()
                .map(row -> row.get("type")))
        .containsExactly("org.talktous.booking.held", "org.talktous.booking.released");
  }

  @Test
  void aCallThatWaitsIsErasedAndGivesItsTimeBack() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var ofDate = crowded(article, "crowd-d-");
    var email = Mailroom.newAddress();
    var pending = books(article, ofDate.get(0), email, "192.0.2.23").with(201);
    assertThat(pending.text("/status")).isEqualTo("pending");
    var path = "/api/v1/bookings/" + pending.text("/token");
    assertThat(talk.api().get(path + "/export").with(200).text("/callsHeld/0/network"))
        .isEqualTo("192.0.2.23");

    talk.api().delete(path).with(204);

    assertThat(talk.api().get(path).status()).isEqualTo(404);
    assertThat(starts(article)).contains(ofDate.get(0));
    assertThat(talk.sql().count("select count(*) from call_hold where network = '192.0.2.23'"))
        .isZero();
    assertThat(
            talk.sql().count("select count(*) from booking where reader_folded_email = ?", email))
        .isZero();
  }

  @Test
  void staffTellCallsThatWaitFromThoseThatAreConfirmed() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var ofDate = crowded(article, "crowd-e-");
    var pending = books(article, ofDate.get(0), Mailroom.newAddress(), "192.0.2.24").with(201);
    var listed = "/api/v1/admin/bookings?host=" + article.host().id() + "&status=";

    assertThat(talk.desk().get(listed + "pending").with(200).items("/items"))
        .extracting(call -> call.at("/reference").asText() + " " + call.at("/status").asText())
        .containsExactly(pending.text("/reference") + " pending");
    assertThat(talk.desk().get(listed + "confirmed").with(200).body())
        .doesNotContain(pending.text("/reference"));
  }

  @Test
  void onACrowdedDateAReaderWhoseAddressIsConfirmedNoticesNothing() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var ofDate = crowded(article, "crowd-c-");
    var email = Mailroom.newAddress();
    talk.sql().run("insert into confirmed_address values (?, now())", email);

    assertThat(books(article, ofDate.get(0), email, "192.0.2.22").with(201).text("/status"))
        .isEqualTo("confirmed");
  }

  @Test
  void timesThatNoDatabaseHoldsAreRefused() {
    for (var time : List.of("bookedFrom", "bookedUntil")) {
      for (var beyond : List.of("+300000-01-01T00:00:00Z", "-300000-01-01T00:00:00Z")) {
        var refused =
            talk.desk()
                .post("/api/v1/admin/bookings/cancellation", Fields.NONE.with(time, beyond))
                .with(400);
        assertThat(refused.text("/violations/0/field")).isEqualTo(time);
      }
    }
  }

  @Test
  void onADateThatIsCrowdedWithOneHostAnotherTakesTheCall() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var ofDate = crowded(article, "crowd-f-");
    for (int i = 0; i < 2; i++) {
      books(article, ofDate.get(i), "pend-f-" + i + "@example.org", "192.0.2.2" + i).with(201);
    }
    books(article, ofDate.get(2), Mailroom.newAddress(), "192.0.2.30").with(429);

    // The other takes more calls at the time, so that it is not their turn.
    var other = talk.given().host("UTC").works("daily 00:00-24:00");
    var elsewhere = talk.given().article().withHost(other);
    var date = LocalDate.parse(ofDate.getFirst().substring(0, 10));
    var nearby =
        starts(elsewhere).stream()
            .filter(start -> isWithin(5, date, LocalDate.parse(start.substring(0, 10))))
            .toList();
    for (int i = 0; i < 35; i++) {
      var email = "elsewhere-f-" + i + "@example.org";
      books(elsewhere, spread(nearby).get(i), email, "192.0.2.35").with(201);
    }
    article.withHost(other);

    var booked = books(article, ofDate.get(2), Mailroom.newAddress(), "192.0.2.30").with(201);
    assertThat(booked.text("/host/name")).isEqualTo(other.name());
    assertThat(booked.text("/status")).isEqualTo("confirmed");
  }

  private static boolean isWithin(int days, LocalDate date, LocalDate other) {
    long between = Math.abs(ChronoUnit.DAYS.between(date, other));
    return between > 0 && between <= days;
  }

  @Test
  void aCallIsNotMovedToADateThatIsCrowdedUnlessItsReaderIsConfirmed() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var first = starts(article).getFirst();
    var email = Mailroom.newAddress();
    var call = books(article, first, email, "192.0.2.31").with(201);
    var ofDate = crowded(article, "crowd-g-");
    var moving = "/api/v1/bookings/" + call.text("/token") + "/rescheduling";
    var to = Fields.NONE.with("startsAt", ofDate.getFirst());

    assertThat(talk.api().post(moving, to).with(429).problem()).isEqualTo("too-many-calls");
    assertThat(
            talk.api().get("/api/v1/bookings/" + call.text("/token")).with(200).text("/startsAt"))
        .isEqualTo(call.text("/startsAt"));

    talk.sql().run("insert into confirmed_address values (?, now())", email);
    talk.api().post(moving, to).with(200);
  }

  @Test
  void callsInOtherSpellingsOfAMailboxDoNotKeepItsOwnerOut() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var wanted = spread(starts(article));
    for (int i = 0; i < 10; i++) {
      books(article, wanted.get(i), "owner+" + i + "@uni.example", "192.0.2.32").with(201);
    }
    books(article, wanted.get(10), "owner@uni.example", "192.0.2.33").with(429);

    talk.sql().run("insert into confirmed_address values ('owner@uni.example', now())");
    books(article, wanted.get(10), "owner@uni.example", "192.0.2.33").with(201);
  }

  @Test
  void theTenthCallSentTwiceAtOnceIsAnsweredTwice() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var wanted = spread(starts(article));
    for (int i = 0; i < 9; i++) {
      books(article, wanted.get(i), "twice@example.org", "192.0.2.34").with(201);
    }
    var request = Reader.request(article, wanted.get(9)).with("email", "twice@example.org");

    var answers =
        Concurrently.run(
            8,
            i ->
                new Reader(talk.api().with("Idempotency-Key", "the-tenth"))
                    .tries(request)
                    .with(201)
                    .text("/reference"));

    assertThat(answers).hasSize(8).containsOnly(answers.getFirst());
  }

  @Test
  void staffCancelAllThatOneNetworkHolds() {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var wanted = spread(starts(article));
    for (int i = 0; i < 6; i++) {
      books(article, wanted.get(i), "bulk-" + i + "@bulk.example", "192.0.2.66").with(201);
    }
    var other = books(article, wanted.get(6), "bulk-6@bulk.example", "192.0.2.67").with(201);

    var desk = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    assertThat(desk.get("/admin/calls/held?network=192.0.2.66").with(200).body())
        .contains("bulk-5@bulk.example")
        .doesNotContain("bulk-6@bulk.example");
    var cancelled =
        talk.desk()
            .post(
                "/api/v1/admin/bookings/cancellation",
                Fields.NONE.with("network", "192.0.2.66").with("reason", "Not a reader."))
            .with(200);

    assertThat(cancelled.text("/cancelled")).isEqualTo("6");
    assertThat(starts(article)).containsAll(wanted.subList(0, 6));
    assertThat(status(other)).isEqualTo("confirmed");
    talk.desk()
        .post("/api/v1/admin/bookings/cancellation", Fields.NONE.with("reason", "x"))
        .with(400);
    assertThat(
            talk.desk()
                .post(
                    "/api/v1/admin/bookings/cancellation",
                    Fields.NONE.with("domain", "BULK.example"))
                .with(200)
                .text("/cancelled"))
        .isEqualTo("1");
  }

  private String status(Answer booked) {
    return talk.api().get("/api/v1/bookings/" + booked.text("/token")).with(200).text("/status");
  }
}
