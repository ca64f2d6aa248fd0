package org.talktous.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Calendars take calls over from mails (RFC 5545, 5546, 6047). */
@ServiceTest
class InvitationTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";
  private static final String FRIDAY = "2026-11-27T11:00:00Z";
  private static final String TITLE =
      "Асимметричные альянсы; опора, \"порядок\" и цена: что получает ведущий, когда слабые"
          + " получают безопасность";

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();
  private final String address = mailroom.knownAddress();

  private GivenCall books(GivenArticle article) {
    var request =
        Reader.request(article, TUESDAY).with("email", address).with("name", "Anna \"A\"; Reader");
    var call = new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
    mailroom.deliver();
    return call;
  }

  private GivenArticle article() {
    return talk.given()
        .article()
        .with("title", TITLE)
        .with("language", "ru")
        .withHost("Europe/London", "daily 09:00-18:00");
  }

  @Test
  void anInvitationIsTheLastAlternativeAndAnAttachmentToo() throws MessagingException {
    books(article());

    var mail = mailroom.lastTo(address);
    assertThat(mail.structure())
        .containsExactly(
            "multipart/mixed > multipart/alternative > text/plain",
            "multipart/mixed > multipart/alternative > text/html",
            "multipart/mixed > multipart/alternative > text/calendar",
            "multipart/mixed > text/calendar");
    var parts = mail.parts("text/calendar");
    assertThat(parts.getFirst().getContentType().replaceAll("\\s+", " "))
        .isEqualTo("text/calendar; charset=UTF-8; method=REQUEST");
    assertThat(parts.getFirst().getDisposition()).isNull();
    assertThat(parts.getLast().getContentType().replaceAll("\\s+", " "))
        .startsWith("text/calendar; charset=UTF-8; method=REQUEST");
    assertThat(parts.getLast().getDisposition()).isEqualTo("attachment");
    assertThat(parts.getLast().getFileName()).isEqualTo("invite.ics");
    assertThat(ReceivedMail.content(parts.getLast()))
        .isEqualTo(ReceivedMail.content(parts.getFirst()));
  }

  @Test
  void anInvitationNamesWhoOrganizesAndWhoAttends() {
    var article = article();
    var call = books(article);

    var calendar = mailroom.lastTo(address).calendar();
    assertThat(calendar.validate().hasErrors()).as(calendar.validate().toString()).isFalse();
    var event = event(calendar);
    assertThat(value(event, "ORGANIZER")).isEqualTo("mailto:service@talk.example.org");
    assertThat(event.getProperties("ATTENDEE").stream().map(each -> each.getValue()))
        .containsExactly("mailto:host@example.org", "mailto:" + address);
    assertThat(value(event, "UID")).endsWith("@talk-to-us");
    assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(event, "URL")).isEqualTo(call.booked().text("/manageUrl"));
    var hosts = mailroom.lastTo(article.host().name());
    assertThat(value(event(hosts.calendar()), "UID")).isEqualTo(value(event, "UID"));
    assertThat(hosts.calendar().validate().hasErrors()).isFalse();
    assertThat(hosts.invitation()).doesNotContain(call.token());
  }

  /** Without trust in the library that wrote it. */
  @Test
  void itsLinesEndWithCrLfAreFoldedAndSayTheMethodOnce() {
    books(article());

    var text = mailroom.lastTo(address).invitation();
    assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\r\n\r\n", "\uFFFD");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(List.of(text.split("\r\n")))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    var unfolded = List.of(text.replace("\r\n ", "").split("\r\n"));
    assertThat(unfolded)
        .containsSubsequence("BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT")
        .containsOnlyOnce("METHOD:REQUEST")
        .contains("SEQUENCE:0", "DTSTART:20261124T100000Z", "DTEND:20261124T103000Z")
        .contains("SUMMARY:" + TITLE.replace(";", "\\;").replace(",", "\\,"));
    assertThat(unfolded).noneMatch(line -> line.contains("SENT-BY"));
    assertThat(unfolded)
        .anyMatch(line -> line.startsWith("ATTENDEE") && line.contains("CN=\"Anna 'A'; Reader\""));
  }

  @Test
  void aCalendarThatAppliesAllOfThemEndsEmpty() {
    var article = article();
    var call = books(article);
    call.moveTo(FRIDAY).with(200);
    mailroom.deliver();
    call.cancel().with(200);
    mailroom.deliver();

    for (var who : List.of(address, article.host().name())) {
      var mails = mailroom.to(who);
      assertThat(mails).hasSize(3);
      var calendar = new SmallCalendar();
      calendar.apply(mails.get(0).calendar());
      assertThat(calendar.starts()).containsExactly(Instant.parse(TUESDAY));
      calendar.apply(mails.get(1).calendar());
      assertThat(calendar.starts()).containsExactly(Instant.parse(FRIDAY));
      calendar.apply(mails.get(2).calendar());
      assertThat(calendar.starts()).isEmpty();
      var last = event(mails.get(2).calendar());
      assertThat(mails.get(2).calendar().validate().hasErrors()).isFalse();
      assertThat(value(last, "STATUS")).isEqualTo("CANCELLED");
      assertThat(value(last, "SEQUENCE")).isEqualTo("2");
      assertThat(mails.get(2).raw()).contains("method=CANCEL").doesNotContain("method=REQUEST");
    }
  }

  @Test
  void aHostWhoseCallGoesToAnotherLosesItFromTheirCalendar() {
    var article = article().withHost("Europe/Moscow", "daily 20:00-22:00");
    var call = books(article);
    var first = article.hosts().getFirst().name();
    var second = article.hosts().getLast().name();
    call.moveTo("2026-11-27T18:00:00Z").with(200);
    mailroom.deliver();

    assertThat(mailroom.to(first)).hasSize(2);
    var calendar = new SmallCalendar();
    mailroom.to(first).forEach(mail -> calendar.apply(mail.calendar()));
    assertThat(calendar.starts()).isEmpty();
    assertThat(mailroom.lastTo(first).subject())
        .isEqualTo(
            "Звонок передан другому ведущему: Anna \"A\"; Reader, вторник, 24 ноября, 10:00");
    assertThat(mailroom.to(second)).hasSize(1);
    calendar.apply(mailroom.lastTo(second).calendar());
    assertThat(calendar.starts()).containsExactly(Instant.parse("2026-11-27T18:00:00Z"));

    call.cancel().with(200);
    mailroom.deliver();
    assertThat(mailroom.to(first)).hasSize(2);
    assertThat(mailroom.to(second)).hasSize(2);
  }

  private static VEvent event(net.fortuna.ical4j.model.Calendar calendar) {
    assertThat(calendar.getComponents()).hasSize(1);
    return (VEvent) calendar.getComponents().getFirst();
  }

  private static String value(VEvent event, String name) {
    return event.getRequiredProperty(name).getValue();
  }
}
