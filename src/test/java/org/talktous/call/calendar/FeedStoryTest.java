package org.talktous.call.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.PropertyContainer;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A host subscribes to their calls. It is Monday, 08:00 UTC. */
@ServiceTest
class FeedStoryTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String ELEVEN = "2026-11-24T11:00:00Z";

  private final CalendarDesk desk = CalendarDesk.running();
  private final TalkToUs talk = desk.talk();
  private final GivenHost host = talk.given().host("UTC").works("daily 10:00-12:00");
  private final GivenArticle article =
      talk.given().article().with("title", "Опора, «порядок» и цена").withHost(host);

  private String address() {
    return URI.create(desk.calendar(host).text("/feedUrl")).getPath();
  }

  private Answer feed() {
    return talk.api().get(address());
  }

  private static Calendar parsed(Answer answer) {
    try {
      return new CalendarBuilder().build(new ByteArrayInputStream(answer.with(200).bytes()));
    } catch (IOException | ParserException e) {
      throw new AssertionError(answer.toString(), e);
    }
  }

  private List<VEvent> events() {
    return parsed(feed()).getComponents(Component.VEVENT);
  }

  private static String value(PropertyContainer holder, String name) {
    return holder.getRequiredProperty(name).getValue();
  }

  @Test
  void aCalendarReadsTheCallsFromTheFeed() {
    var question = "Who bears the cost?\r\nAnd why; really, why?";
    var booked =
        talk.reader()
            .tries(
                Reader.request(article, TEN)
                    .with("question", question)
                    .with("passage", Map.of("exact", "the price of order")))
            .with(201);

    var answer = feed().with(200);
    var calendar = parsed(answer);

    assertThat(answer.header("Content-Type"))
        .isEqualTo("text/calendar; charset=utf-8; method=PUBLISH");
    assertThat(calendar.validate().hasErrors()).isFalse();
    assertThat(value(calendar, "METHOD")).isEqualTo("PUBLISH");
    assertThat(value(calendar, "X-WR-CALNAME")).isEqualTo("Talk to Us · " + host.name());
    assertThat(answer.body())
        .contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT15M\r\nX-PUBLISHED-TTL:PT15M\r\n");
    var event = events().getFirst();
    assertThat(value(event, "SUMMARY")).isEqualTo("Anna Reader · Опора, «порядок» и цена");
    assertThat(value(event, "DESCRIPTION"))
        .contains("Who bears the cost?\nAnd why; really, why?")
        .contains("the price of order")
        .contains(booked.text("/reference"))
        .contains(booked.text("/joinUrl"));
    assertThat(value(event, "LOCATION")).isEqualTo(booked.text("/joinUrl"));
    assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(event, "SEQUENCE")).isEqualTo("0");
    DateProperty<?> start = event.getRequiredProperty("DTSTART");
    assertThat(Instant.from(start.getDate())).isEqualTo(Instant.parse(TEN));
    // The reader's link is the reader's alone.
    assertThat(answer.body()).doesNotContain(booked.text("/token"));
    assertThat(List.of(answer.body().split("\r\n")))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
  }

  @Test
  void aMovedCallIsTheSameEventAndACancelledOneIsGone() {
    var call = talk.reader().books(article, TEN);
    var file =
        new String(call.calendar().bytes(), StandardCharsets.UTF_8).replace("\r\n ", "").lines();
    var invited = file.filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
    assertThat("UID:" + value(events().getFirst(), "UID")).isEqualTo(invited);

    talk.clock().advance(Duration.ofMinutes(1));
    call.moveTo(ELEVEN).with(200);

    assertThat(events()).hasSize(1);
    assertThat("UID:" + value(events().getFirst(), "UID")).isEqualTo(invited);
    assertThat(value(events().getFirst(), "SEQUENCE")).isEqualTo("1");
    assertThat(value(events().getFirst(), "DTSTAMP")).isEqualTo("20261123T080100Z");
    call.cancel().with(200);
    assertThat(events()).isEmpty();
  }

  @Test
  void itHoldsThirtyDaysBackAndAllThatIsAhead() {
    talk.reader().books(article, TEN);
    talk.reader().books(article, "2027-01-20T10:00:00Z");

    assertThat(events()).hasSize(2);
    talk.clock().set(Instant.parse(TEN).plus(Duration.ofDays(30)));
    assertThat(events()).hasSize(2);
    talk.clock().advance(Duration.ofSeconds(1));
    assertThat(events()).hasSize(1);
  }

  @Test
  void anUnchangedFeedIsNotSentAgain() {
    talk.reader().books(article, TEN);
    var first = feed().with(200);
    var tag = first.header("ETag");
    assertThat(tag).startsWith("\"");
    assertThat(first.header("Cache-Control")).startsWith("private");

    talk.clock().advance(Duration.ofHours(1));
    var again = talk.api().with("If-None-Match", "\"other\", W/" + tag).get(address()).with(304);
    assertThat(again.bytes()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);

    talk.reader().books(article, ELEVEN);
    var changed = talk.api().with("If-None-Match", tag).get(address()).with(200);
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void aRenewedAddressReplacesTheOneBefore() {
    var before = address();
    talk.api().get(before).with(200);

    var renewed = talk.desk().post(CalendarDesk.path(host.id()) + "/feed").with(200);

    assertThat(URI.create(renewed.text("/feedUrl")).getPath()).isNotEqualTo(before);
    assertThat(talk.api().get(before).with(404).problem()).isEqualTo("not-found");
    feed().with(200);
    var first = address();
    talk.desk().post(CalendarDesk.path(host.id()) + "/feed").with(200);
    talk.api().get(first).with(404);
    feed().with(200);
  }

  @Test
  void nobodyGuessesAnAddress() {
    var call = talk.reader().books(article, TEN);
    for (var token :
        List.of("x", host.id().toString(), call.token(), "A".repeat(43), "%00", "..%2F..")) {
      assertThat(talk.api().get("/calendars/" + token + ".ics").status()).isIn(400, 404);
    }
    talk.api().get("/calendars/.ics").with(404);
    talk.api().get("/api/v1/bookings/" + address().split("[/.]")[2]).with(404);
  }

  @Test
  void aHostReachesTheirOwnCalendarsOnly() {
    var me = host.signsIn();
    var other = talk.given().host("UTC");

    me.get(CalendarDesk.path(host.id())).with(200);
    me.post(CalendarDesk.path(host.id()) + "/feed").with(200);
    me.delete(CalendarDesk.path(host.id()) + "/import").with(200);
    var url = Fields.NONE.with("url", "https://example.org/cal.ics");
    for (var refused :
        List.of(
            me.get(CalendarDesk.path(other.id())),
            me.post(CalendarDesk.path(other.id()) + "/feed"),
            me.put(CalendarDesk.path(other.id()) + "/import", url),
            me.delete(CalendarDesk.path(other.id()) + "/import"))) {
      assertThat(refused.with(403).problem()).isEqualTo("forbidden");
    }
    talk.api().get(CalendarDesk.path(host.id())).with(401);
    var nobody = CalendarDesk.path(UUID.randomUUID());
    talk.desk().get(nobody).with(404);
    talk.desk().post(nobody + "/feed").with(404);
    talk.desk().put(nobody + "/import", url).with(404);
    talk.desk().delete(nobody + "/import").with(404);
  }

  @Test
  void aFeedHoldsNobodyElsesCalls() {
    talk.reader().books(talk.given().article().withHost("UTC", "daily 10:00-12:00"), TEN);

    assertThat(events()).isEmpty();
  }
}
