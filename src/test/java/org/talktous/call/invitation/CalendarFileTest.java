package org.talktous.call.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A reader keeps the call in a calendar of their own. */
@ServiceTest
class CalendarFileTest {
  private static final String TITLE =
      "Асимметричные альянсы; опора, \"порядок\" и цена: что получает ведущий, когда слабые"
          + " получают безопасность";

  private final TalkToUs talk;
  private final GivenCall call;

  CalendarFileTest(TalkToUs talk) {
    this.talk = talk;
    this.call = talk.reader().books(article(talk), "2026-11-24T10:00:00Z");
  }

  private static GivenArticle article(TalkToUs talk) {
    return talk.given()
        .article()
        .with("title", TITLE)
        .with("language", "ru")
        .withHost("UTC", "tuesday 10:00-12:00");
  }

  @Test
  void aCalendarReadsTheCallFromTheFile() throws Exception {
    var answer = call.calendar().with(200);

    assertThat(answer.header("Content-Type"))
        .isEqualTo("text/calendar; charset=utf-8; method=PUBLISH");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"call-" + call.reference() + ".ics\"");
    var calendar = parsed(answer);
    assertThat(calendar.validate().hasErrors()).isFalse();
    assertThat(value(calendar, "METHOD")).isEqualTo("PUBLISH");
    assertThat(value(calendar, "VERSION")).isEqualTo("2.0");
    var event = event(calendar);
    assertThat(value(event, "SUMMARY")).isEqualTo(TITLE);
    assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(event, "SEQUENCE")).isEqualTo("0");
    assertThat(value(event, "DESCRIPTION"))
        .contains(call.reference())
        .contains(call.booked().text("/manageUrl"));
    assertThat(value(event, "URL")).isEqualTo(call.booked().text("/manageUrl"));
    assertThat(value(event, "LOCATION")).isEqualTo(call.booked().text("/joinUrl"));
    assertThat(value(event, "ORGANIZER")).startsWith("mailto:");
    assertThat(time(event, "DTSTART")).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
    assertThat(time(event, "DTEND")).isEqualTo(Instant.parse("2026-11-24T10:30:00Z"));
  }

  @Test
  void movingAndCancellingRaiseTheSequenceAndKeepTheUid() throws Exception {
    var uid = value(event(parsed(call.calendar())), "UID");
    talk.clock().advance(Duration.ofMinutes(1));
    call.moveTo("2026-11-24T11:00:00Z").with(200);
    var moved = event(parsed(call.calendar()));
    talk.clock().advance(Duration.ofMinutes(1));
    call.cancel().with(200);
    var cancelled = parsed(call.calendar());

    assertThat(value(moved, "UID")).isEqualTo(uid);
    assertThat(value(moved, "SEQUENCE")).isEqualTo("1");
    assertThat(value(moved, "DTSTAMP")).isEqualTo("20261123T080100Z");
    assertThat(time(moved, "DTSTART")).isEqualTo(Instant.parse("2026-11-24T11:00:00Z"));
    assertThat(value(cancelled, "METHOD")).isEqualTo("PUBLISH");
    assertThat(value(event(cancelled), "UID")).isEqualTo(uid);
    assertThat(value(event(cancelled), "SEQUENCE")).isEqualTo("2");
    assertThat(value(event(cancelled), "STATUS")).isEqualTo("CANCELLED");
  }

  /** RFC 5545 section 3.1, without trust in the library that wrote it. */
  @Test
  void linesEndWithCrLfAndAreFoldedAt75Octets() {
    var text = call.calendar().body();

    assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\uFFFD");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(List.of(text.split("\r\n")))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(List.of(text.replace("\r\n ", "").split("\r\n")))
        .containsSubsequence("BEGIN:VCALENDAR", "METHOD:PUBLISH", "BEGIN:VEVENT", "SEQUENCE:0")
        .contains("SUMMARY:" + TITLE.replace(";", "\\;").replace(",", "\\,"))
        .contains("DTSTART:20261124T100000Z", "DTEND:20261124T103000Z")
        .allMatch(line -> line.matches("[A-Z-]+[:;].*"));
  }

  private static Calendar parsed(Answer answer) throws IOException, ParserException {
    return new CalendarBuilder().build(new ByteArrayInputStream(answer.bytes()));
  }

  private static VEvent event(Calendar calendar) {
    assertThat(calendar.getComponents()).hasSize(1);
    return (VEvent) calendar.getComponents().getFirst();
  }

  private static String value(net.fortuna.ical4j.model.PropertyContainer holder, String name) {
    return holder.getRequiredProperty(name).getValue();
  }

  private static Instant time(VEvent event, String name) {
    Property property = event.getRequiredProperty(name);
    return Instant.from(((DateProperty<?>) property).getDate());
  }
}
