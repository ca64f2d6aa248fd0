package org.talktous.call.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.kagkarlsson.scheduler.Scheduler;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.call.host.Hosts;
import org.talktous.call.slot.Intervals;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.FinishedTasks;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.HttpReceiver.Reply;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Nobody books over what stands in a host's calendar elsewhere. It is Monday, 08:00 UTC. */
@ServiceTest
class ImportStoryTest {
  private static final String TUESDAY = "2026-11-24";
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String HALF_PAST = "2026-11-24T10:30:00Z";
  private static final String AT_TEN = Ics.file(Ics.busy("20261124T100000Z", "20261124T103000Z"));
  private static final String AT_HALF_PAST =
      Ics.file(Ics.busy("20261124T103000Z", "20261124T110000Z"));

  private final CalendarDesk desk = CalendarDesk.running();
  private final TalkToUs talk = desk.talk();
  private final HttpReceiver elsewhere = HttpReceiver.start();
  private final GivenHost host = talk.given().host("UTC").works("daily 10:00-11:00");
  private final GivenArticle article = talk.given().article().withHost(host);

  @AfterEach
  void hangUp() {
    elsewhere.close();
  }

  private Answer imports(Reply... replies) {
    elsewhere.reply("/cal.ics", replies);
    return desk.imports(host, elsewhere.url("/cal.ics"));
  }

  private void refresh(Reply... replies) {
    elsewhere.reply("/cal.ics", replies);
    desk.refresh(host);
  }

  private String warning() {
    return desk.calendar(host).text("/warning/reason");
  }

  @Test
  void eventsTakeTheirSlotsAway() {
    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN, HALF_PAST);

    var set = imports(Ics.reply(AT_TEN)).with(200);

    assertThat(set.text("/importUrl")).isEqualTo(elsewhere.url("/cal.ics"));
    assertThat(Instant.parse(set.text("/importedAt"))).isEqualTo(talk.clock().instant());
    assertThat(set.at("/warning").isNull()).isTrue();
    assertThat(article.slotsOn(TUESDAY)).containsExactly(HALF_PAST);
    assertThat(talk.reader().tries(article, TEN).with(409).problem()).isEqualTo("slot-taken");
    talk.reader().tries(article, HALF_PAST).with(201);
  }

  @Test
  void aRecurringEventTakesItsSlotsAcrossTheChangeOfClocks() {
    talk.clock().set(Instant.parse("2026-10-19T08:00:00Z"));
    host.works("daily 08:00-11:00");
    imports(
            Ics.reply(
                Ics.file(
                    Ics.event(
                        "UID:weekly",
                        "DTSTART;TZID=Europe/Berlin:20260907T100000",
                        "DTEND;TZID=Europe/Berlin:20260907T113000",
                        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU",
                        "EXDATE;TZID=Europe/Berlin:20261102T100000"),
                    Ics.event(
                        "UID:weekly",
                        "RECURRENCE-ID;TZID=Europe/Berlin:20261103T100000",
                        "DTSTART;TZID=Europe/Berlin:20261103T110000",
                        "DTEND;TZID=Europe/Berlin:20261103T120000"))))
        .with(200);

    assertThat(hoursOn("2026-10-20")).containsExactly("09:30", "10:00", "10:30");
    assertThat(hoursOn("2026-10-26")).containsExactly("08:00", "08:30", "10:30");
    assertThat(hoursOn("2026-11-02")).hasSize(6);
    assertThat(hoursOn("2026-11-03")).containsExactly("08:00", "08:30", "09:00", "09:30");
    assertThat(hoursOn("2026-11-04")).hasSize(6);
  }

  private List<String> hoursOn(String date) {
    return article.slotsOn(date).stream().map(slot -> slot.substring(11, 16)).toList();
  }

  @Test
  void whatChangesElsewhereChangesHere() {
    imports(Ics.reply(AT_TEN)).with(200);

    refresh(Ics.reply(AT_HALF_PAST));
    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN);
    refresh(Ics.reply(Ics.file()));
    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN, HALF_PAST);
  }

  @Test
  void theLastGoodCopyStaysAndAWarningIsSeenUntilItIsGoodAgain() {
    imports(Ics.reply(AT_TEN)).with(200);
    var imported = talk.clock().instant();

    talk.clock().advance(Duration.ofMinutes(10));
    var failed = talk.clock().instant();
    refresh(Reply.of(500));
    assertThat(desk.calendar(host).text("/warning/code")).isEqualTo("http-500");
    talk.clock().advance(Duration.ofMinutes(10));
    refresh(Ics.reply("<html>Sign in</html>"));

    assertThat(article.slotsOn(TUESDAY)).containsExactly(HALF_PAST);
    var now = desk.calendar(host);
    assertThat(now.text("/warning/reason"))
        .isEqualTo("it is not an iCalendar file, or not a whole one");
    assertThat(now.text("/warning/code")).isEqualTo("no-calendar");
    assertThat(Instant.parse(now.text("/warning/since"))).isEqualTo(failed);
    assertThat(Instant.parse(now.text("/importedAt"))).isEqualTo(imported);
    var listed = listed();
    assertThat(listed.at("/calendarWarning").asText()).isEqualTo(now.text("/warning/reason"));
    assertThat(listed.at("/calendarWarningCode").asText()).isEqualTo("no-calendar");
    assertThat(Instant.parse(listed.at("/calendarWarningSince").asText())).isEqualTo(failed);

    refresh(Ics.reply(AT_HALF_PAST));
    assertThat(desk.calendar(host).at("/warning").isNull()).isTrue();
    assertThat(listed().at("/calendarWarning").isNull()).isTrue();
    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN);
  }

  private com.fasterxml.jackson.databind.JsonNode listed() {
    return host.signsIn().get("/api/v1/admin/hosts").with(200).items("/items").getFirst();
  }

  @Test
  void theLastGoodCopyIsReadForTheDaysThatComeInSight() {
    imports(
            Ics.reply(
                Ics.file(
                    Ics.event("DTSTART:20261124T100000Z", "DURATION:PT30M", "RRULE:FREQ=WEEKLY"))))
        .with(200);

    talk.clock().advance(Duration.ofDays(100));
    refresh(Reply.of(503));

    // A Tuesday that was beyond the horizon.
    assertThat(article.slotsOn("2027-04-06")).containsExactly("2027-04-06T10:30:00Z");
    assertThat(warning()).isEqualTo("HTTP 503");
  }

  @Test
  void aCopyThatComesToHoldTooMuchIsRemarkedOnAndWhatIsKeptBlocks() {
    imports(
            Ics.reply(
                Ics.file(
                    Ics.busy("20261124T100000Z", "20261124T103000Z"),
                    Ics.event(
                        "DTSTART:20270501T000000Z",
                        "DURATION:PT1M",
                        "RRULE:FREQ=MINUTELY;INTERVAL=15"))))
        .with(200);

    talk.clock().advance(Duration.ofDays(200));
    refresh(Reply.of(304));

    assertThat(remark().at("/items/0/code").asText()).isEqualTo("too-many");
    assertThat(talk.sql().count("select count(*) from busy_time where host_id = ?", host.id()))
        .isEqualTo(5_000);
  }

  private JsonNode remark() {
    return desk.calendar(host).at("/remark");
  }

  @Test
  void whatCannotBeReadCostsItselfAndIsNamed() {
    imports(Ics.reply(AT_TEN)).with(200);

    refresh(
        Ics.reply(
            Ics.file(
                Ics.event("UID:odd", "DTSTART:20261124T1000"),
                Ics.busy("20261124T103000Z", "20261124T110000Z"))));

    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN);
    var remark = remark();
    assertThat(remark.at("/count").asInt()).isEqualTo(1);
    assertThat(Instant.parse(remark.at("/since").asText())).isEqualTo(talk.clock().instant());
    var item = remark.at("/items/0");
    assertThat(item.at("/code").asText()).isEqualTo("start");
    assertThat(item.at("/uid").asText()).isEqualTo("odd");
    assertThat(item.at("/summary").asText()).isEqualTo("Elsewhere");
    assertThat(item.at("/line").asText()).isEqualTo("DTSTART:20261124T1000");
    assertThat(desk.calendar(host).at("/warning").isNull()).isTrue();
    assertThat(
            talk.desk()
                .get(CalendarDesk.path(host.id()) + "/import")
                .with(200)
                .at("/remark/items/0/uid")
                .asText())
        .isEqualTo("odd");

    refresh(Ics.reply(AT_TEN));
    assertThat(remark().isNull()).isTrue();
  }

  @Test
  void whichEventsBlockIsChosenForEachCalendar() {
    var allDay = Ics.reply(Ics.file(Ics.event("DTSTART;VALUE=DATE:20261124")));
    elsewhere.reply("/cal.ics", allDay, allDay, allDay);
    var path = CalendarDesk.path(host.id()) + "/import";
    var url = Fields.NONE.with("url", elsewhere.url("/cal.ics"));
    talk.desk().put(path, url).with(200);
    assertThat(article.slotsOn(TUESDAY)).isEmpty();
    var version = scheduleVersion();

    var set = talk.desk().put(path, url.with("allDay", false)).with(200);

    assertThat(set.at("/choices/allDay").asBoolean()).isFalse();
    assertThat(set.at("/choices/unanswered").asBoolean()).isTrue();
    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN, HALF_PAST);
    assertThat(scheduleVersion()).isNotEqualTo(version);
    talk.desk().put(path, url).with(200);
    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN, HALF_PAST);
  }

  private Object scheduleVersion() {
    return talk.sql()
        .value("select version from host_schedule_version where host_id = ?", host.id());
  }

  @Test
  void severalCalendarsOfAHostBlockTogether() {
    imports(Ics.reply(AT_TEN)).with(200);
    elsewhere.reply("/other.ics", Ics.reply(AT_HALF_PAST));
    var list = "/api/v1/admin/hosts/" + host.id() + "/calendars";

    var added =
        talk.desk().post(list, Fields.NONE.with("url", elsewhere.url("/other.ics"))).with(201);

    assertThat(added.header("Location")).endsWith(list + "/1");
    assertThat(article.slotsOn(TUESDAY)).isEmpty();
    assertThat(talk.desk().get(list).with(200).items("/items"))
        .extracting(each -> each.at("/number").asInt())
        .containsExactly(0, 1);
    talk.desk().put(list + "/1", Fields.NONE.with("url", elsewhere.url("/gone.ics"))).with(200);
    assertThat(article.slotsOn(TUESDAY)).containsExactly(HALF_PAST);
    talk.desk().delete(list + "/1").with(204);
    talk.desk().get(list + "/1").with(404);
    assertThat(desk.calendar(host).text("/importUrl")).isEqualTo(elsewhere.url("/cal.ics"));
    assertThat(article.slotsOn(TUESDAY)).containsExactly(HALF_PAST);
  }

  @Test
  void aNameAndAPasswordAreSentToTheirServerAloneAndNeverShown() {
    elsewhere.reply("/cal.ics", Ics.reply(AT_TEN), Ics.reply(AT_TEN));
    var path = CalendarDesk.path(host.id()) + "/import";
    var url = Fields.NONE.with("url", elsewhere.url("/cal.ics"));

    var set =
        talk.desk()
            .put(path, url.with("username", "ada").with("password", "open sesame"))
            .with(200);

    assertThat(set.body()).doesNotContain("ada", "sesame");
    assertThat(set.at("/choices/password").asBoolean()).isTrue();
    var basic = "Basic " + Base64.getEncoder().encodeToString("ada:open sesame".getBytes(UTF_8));
    assertThat(elsewhere.next("/cal.ics").header("Authorization")).isEqualTo(basic);
    assertThat(
            (String)
                talk.sql()
                    .value(
                        "select encode(credentials, 'escape') from calendar_import where host_id ="
                            + " ?",
                        host.id()))
        .doesNotContain("ada", "sesame");
    talk.desk().put(path, url).with(200);
    assertThat(elsewhere.next("/cal.ics").header("Authorization")).isEqualTo(basic);

    try (var another = HttpReceiver.start()) {
      another.reply("/cal.ics", Ics.reply(AT_TEN), Ics.reply(AT_TEN));
      refresh(Reply.of(302, "Location", another.url("/cal.ics")));
      assertThat(another.next("/cal.ics").headers().firstValue("Authorization")).isEmpty();
      desk.imports(host, another.url("/cal.ics")).with(200);
      assertThat(another.next("/cal.ics").headers().firstValue("Authorization")).isEmpty();
    }
    assertThat(desk.calendar(host).at("/choices/password").asBoolean()).isFalse();
  }

  @Test
  void ofANameAndAPasswordWhatIsLeftOutStaysAndAPasswordAloneIsRefused() {
    var path = CalendarDesk.path(host.id()) + "/import";
    var url = Fields.NONE.with("url", elsewhere.url("/cal.ics"));
    assertThat(talk.desk().put(path, url.with("password", "x")).with(400).blamed())
        .containsExactly("username");

    assertThat(sent(url.with("username", "ada"))).isEqualTo("ada:");
    assertThat(sent(url.with("password", "a:b"))).isEqualTo("ada:a:b");
    assertThat(sent(url.with("username", "bob"))).isEqualTo("bob:a:b");
    assertThat(sent(url.with("password", "c"))).isEqualTo("bob:c");
  }

  /** What the server is told after the import is set so. */
  private String sent(Fields draft) {
    elsewhere.reply("/cal.ics", Ics.reply(AT_TEN));
    talk.desk().put(CalendarDesk.path(host.id()) + "/import", draft).with(200);
    var basic = elsewhere.next("/cal.ics").header("Authorization").replaceFirst("Basic ", "");
    return new String(Base64.getDecoder().decode(basic), UTF_8);
  }

  @Test
  void aCompressedCalendarIsUnpackedThoughNoneIsAskedFor() {
    imports(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
              exchange.sendResponseHeaders(200, 0);
              try (var packed = new GZIPOutputStream(exchange.getResponseBody())) {
                packed.write(AT_TEN.getBytes(UTF_8));
              }
            })
        .with(200);

    assertThat(article.slotsOn(TUESDAY)).containsExactly(HALF_PAST);
    assertThat(desk.calendar(host).at("/warning").isNull()).isTrue();
    assertThat(elsewhere.next("/cal.ics").header("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void anUnchangedCalendarIsNotSentAgain() {
    imports(Ics.reply(AT_TEN, "ETag", "\"one\"", "Last-Modified", "Mon, 23 Nov 2026 07:00:00 GMT"))
        .with(200);
    assertThat(elsewhere.next("/cal.ics").headers().firstValue("If-None-Match")).isEmpty();

    talk.clock().advance(Duration.ofMinutes(10));
    refresh(Reply.of(304));

    var asked = elsewhere.next("/cal.ics");
    assertThat(asked.header("If-None-Match")).isEqualTo("\"one\"");
    assertThat(asked.header("If-Modified-Since")).isEqualTo("Mon, 23 Nov 2026 07:00:00 GMT");
    assertThat(Instant.parse(desk.calendar(host).text("/importedAt")))
        .isEqualTo(talk.clock().instant());
    assertThat(article.slotsOn(TUESDAY)).containsExactly(HALF_PAST);
  }

  @Test
  void whoeverIsBookingIsNotDisturbedWhereNothingChanges() {
    imports(Ics.reply(AT_TEN)).with(200);
    var version = talk.sql().value("select version from host where id = ?", host.id());

    refresh(Ics.reply(AT_TEN));

    assertThat(talk.sql().value("select version from host where id = ?", host.id()))
        .isEqualTo(version);
  }

  @Test
  void aRedirectIsFollowedButNotEverywhereAndNotForEver() {
    elsewhere.reply("/new.ics", Ics.reply(AT_TEN));
    imports(Reply.of(302, "Location", "/new.ics")).with(200);
    assertThat(article.slotsOn(TUESDAY)).containsExactly(HALF_PAST);

    refresh(Reply.of(301, "Location", "http://10.0.0.1/cal.ics"));
    assertThat(warning()).isEqualTo("it is redirected to where it may not be");
    refresh(Reply.of(302, "Location", "file:///etc/passwd"));
    assertThat(warning()).isEqualTo("it is redirected to where it may not be");
    var round = Reply.of(307, "Location", elsewhere.url("/cal.ics"));
    refresh(round, round, round, round);
    assertThat(warning()).isEqualTo("it is redirected too often");
    assertThat(article.slotsOn(TUESDAY)).containsExactly(HALF_PAST);
  }

  @Test
  void aPrivateAddressIsRefusedUnlessItIsAllowed() {
    var closed = new CalendarDesk(TalkToUs.running());
    var other = closed.talk().given().host("UTC");

    for (var url : List.of(elsewhere.url("/cal.ics"), "webcal://10.0.0.1/cal.ics")) {
      var refused = closed.imports(other, url).with(400);
      assertThat(refused.blamed()).containsExactly("url");
    }
    assertThat(elsewhere.received("/cal.ics")).isEmpty();
  }

  @Test
  void anAddressIsJudgedAgainWheneverItIsFetched() {
    imports(Ics.reply(AT_TEN)).with(200);
    elsewhere.received("/cal.ics");
    var closed = talk.replica(Map.of("talk.poll-interval", "PT1H"));
    try {
      new CalendarDesk(closed).refresh(host);
    } finally {
      closed.stop();
    }

    assertThat(warning()).isEqualTo("the address is private");
    assertThat(elsewhere.received("/cal.ics")).isEmpty();
    assertThat(article.slotsOn(TUESDAY)).containsExactly(HALF_PAST);
  }

  @Test
  void aNameThatIsNotKnownAnyMoreIsAWarning() {
    imports(Ics.reply(AT_TEN)).with(200);
    elsewhere.received("/cal.ics");
    talk.sql()
        .run(
            "update calendar_import set url = 'http://calendar.invalid/cal.ics' where host_id ="
                + " ?",
            host.id());

    desk.refresh(host);

    assertThat(warning()).isEqualTo("the host is not known");
    assertThat(article.slotsOn(TUESDAY)).containsExactly(HALF_PAST);
  }

  @Test
  void tooMuchOrTooLateIsAWarning() {
    var released = new CountDownLatch(1);
    imports(
            exchange -> {
              try {
                released.await(20, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })
        .with(200);
    released.countDown();
    assertThat(warning()).isEqualTo("no answer in time");
    assertThat(desk.calendar(host).at("/importedAt").isNull()).isTrue();

    refresh(Ics.reply(Ics.file("X-LONG:" + "x".repeat(Download.LONGEST))));
    assertThat(warning()).isEqualTo("it is larger than 10 MB, or has too many events");
    refresh(
        Ics.reply(
            Ics.file(
                Ics.event("DTSTART:20200101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"))));
    assertThat(remark().at("/items/0/code").asText()).isEqualTo("too-long");
    assertThat(desk.calendar(host).at("/warning").isNull()).isTrue();
    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN, HALF_PAST);
  }

  @Test
  void callsOfThisDeskDoNotBlockTheHostASecondTime() {
    var call = talk.reader().books(article, TEN);
    imports(Ics.reply(call.calendar().body())).with(200);

    call.moveTo(HALF_PAST).with(200);

    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN);
    var strange = "0190a000-0000-7000-8000-000000000000@talk-to-us";
    refresh(
        Ics.reply(
            Ics.file(Ics.event("UID:" + strange, "DTSTART:20261124T100000Z", "DURATION:PT30M"))));
    assertThat(article.slotsOn(TUESDAY)).isEmpty();
  }

  @Test
  void anotherCalendarTakesThePlaceOfTheFirstAndNoneTakesItsEventsAway() {
    imports(Ics.reply(AT_TEN)).with(200);
    elsewhere.reply("/other.ics", 404);

    var other = desk.imports(host, elsewhere.url("/other.ics")).with(200);
    assertThat(other.text("/warning/reason")).isEqualTo("HTTP 404");
    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN, HALF_PAST);

    imports(Ics.reply(AT_TEN)).with(200);
    var gone = talk.desk().delete(CalendarDesk.path(host.id()) + "/import").with(200);
    assertThat(gone.at("/importUrl").isNull()).isTrue();
    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN, HALF_PAST);
    talk.desk().delete(CalendarDesk.path(host.id()) + "/import").with(200);
  }

  @Test
  void whatWasBegunForAnImportThatIsGoneWritesNothing() {
    var held = new CountDownLatch(1);
    imports(Ics.reply(Ics.file())).with(200);
    elsewhere.received("/cal.ics");
    var late =
        CompletableFuture.runAsync(
            () ->
                refresh(
                    exchange -> {
                      try {
                        held.await(1, TimeUnit.SECONDS);
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      Ics.reply(AT_TEN).to(exchange);
                    }));
    elsewhere.next("/cal.ics");

    talk.desk().delete(CalendarDesk.path(host.id()) + "/import").with(200);
    held.countDown();
    late.join();

    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN, HALF_PAST);
  }

  @Test
  void aBookingThatIsBeingMadeDoesNotLandOnWhatIsBeingImported() {
    var hosts = talk.bean(Hosts.class);
    var at = Instant.parse(TEN).getEpochSecond();
    var busy = Intervals.of(new long[] {at}, new long[] {at + 1800});

    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = talk.bean(TransactionOperations.class);
    var booking =
        transactions.executeWrite(
            transaction -> {
              hosts.setBusy(host.id(), Imports.SOURCE, busy);
              var tried = CompletableFuture.supplyAsync(() -> talk.reader().tries(article, TEN));
              while (!tried.isDone() && waiting() == 0) {
                Thread.onSpinWait();
              }
              return tried;
            });

    assertThat(booking.join().with(409).problem()).isEqualTo("slot-taken");
  }

  private long waiting() {
    return talk.sql()
        .count(
            """
            select count(*)
            from pg_stat_activity
            where wait_event_type = 'Lock' and datname = current_database()
            """);
  }

  @Test
  void everyTenMinutesItIsFetchedAgainByOneOfTheReplicas() {
    imports(Ics.reply(AT_TEN)).with(200);
    assertThat(dueAt()).isEqualTo(talk.clock().instant().plus(RefreshTask.INTERVAL));
    var replica = talk.replica(CalendarDesk.SETTINGS);
    try {
      elsewhere.received("/cal.ics");
      elsewhere.reply("/cal.ics", Ics.reply(AT_HALF_PAST));

      talk.clock().advance(RefreshTask.INTERVAL);
      talk.bean(Scheduler.class).triggerCheckForDueExecutions();
      awaitRefresh();

      assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN);
      assertThat(dueAt()).isEqualTo(talk.clock().instant().plus(RefreshTask.INTERVAL));
      replica.bean(Scheduler.class).triggerCheckForDueExecutions();
      assertThat(elsewhere.received("/cal.ics")).hasSize(1);
    } finally {
      replica.stop();
    }
  }

  private Instant dueAt() {
    return ((java.sql.Timestamp)
            talk.sql()
                .value(
                    """
                    select execution_time
                    from scheduled_tasks t
                    join calendar_import i on cast(i.id as text) = t.task_instance
                    where i.host_id = ?
                    """,
                    host.id()))
        .toInstant();
  }

  /** Other tests' imports are due as well. */
  private void awaitRefresh() {
    while (!dueAt().isAfter(talk.clock().instant())) {
      talk.bean(FinishedTasks.class).awaitOne();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "calendar",
        "ftp://example.org/cal.ics",
        "file:///etc/passwd",
        "https://me:secret@example.org/cal.ics",
        "https://example.org/cal.ics#today",
        "https:///cal.ics",
        "https://exam ple.org/",
        "webcal://",
        "http://169.254.169.254/latest",
        "http://0x7f000001/",
        "http://[::1]/"
      })
  void anAddressThatIsNoneIsNamed(String url) {
    assertThat(desk.imports(host, url).with(400).blamed()).containsExactly("url");
  }

  @Test
  void aMalformedRequestIsNamed() {
    var path = CalendarDesk.path(host.id()) + "/import";
    for (var body : new Object[] {"{}", "{\"url\": null}", "{\"url\": 7}", "{\"url\": [\"x\"]}"}) {
      assertThat(talk.desk().put(path, body).with(400).blamed()).containsExactly("url");
    }
    assertThat(
            talk.desk()
                .put(path, Fields.NONE.with("url", "https://example.org/").with("every", "PT1M"))
                .with(400)
                .blamed())
        .containsExactly("every");
    var asText = Fields.NONE.with("url", "https://example.org/").with("allDay", "true");
    assertThat(talk.desk().put(path, asText).with(400).blamed()).containsExactly("allDay");
    assertThat(desk.imports(host, "https://example.org/" + "x".repeat(2_000)).with(400).blamed())
        .containsExactly("url");
    talk.desk().put(path, "[").with(400);
    talk.desk().get("/api/v1/admin/hosts/nobody/calendar").with(400);
    assertThat(desk.calendar(host).at("/importUrl").isNull()).isTrue();
  }

  @Test
  void theCalendarOfAHostWhoseAccountIsDisabledIsNotRead() {
    imports(Ics.reply(AT_TEN)).with(200);
    var imported = desk.calendar(host).text("/importedAt");
    var account = host.account();
    talk.sql().run("update staff set disabled_at = now() where email = ?", account);
    talk.clock().advance(Duration.ofMinutes(10));

    refresh(Ics.reply(AT_HALF_PAST));

    assertThat(desk.calendar(host).text("/importedAt")).isEqualTo(imported);
    talk.sql().run("update staff set disabled_at = null where email = ?", account);
    refresh(Ics.reply(AT_HALF_PAST));
    assertThat(article.slotsOn(TUESDAY)).containsExactly(TEN);
  }
}
