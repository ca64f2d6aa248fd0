package org.talktous.call.mail;

import static org.assertj.core.api.Assertions.assertThat;

import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenCall;
import org.talktous.testing.GivenHost;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Reader and both hosts are told of a call that is handed over, and their calendars follow. */
@ServiceTest
class HandoverMailTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();
  private final String address = mailroom.knownAddress();
  private final GivenHost host = talk.given().host("UTC").works("daily 09:00-18:00");
  private final GivenHost other = talk.given().host("UTC").works("daily 09:00-18:00");

  private GivenCall books(String locale) {
    var article = talk.given().article().with("language", locale).withHost(host);
    var request = Reader.request(article, TUESDAY).with("email", address).with("locale", locale);
    return new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
  }

  private void give(GivenCall call, GivenHost to) {
    var id = talk.sql().value("select id from booking where reference = ?", call.reference());
    talk.desk()
        .post("/api/v1/admin/bookings/" + id + "/handover", Fields.NONE.with("host", to.id()))
        .with(200);
  }

  @Test
  void eachOfTheThreeGetsOneMail() {
    var call = books("en");
    mailroom.deliver();

    give(call, other);
    mailroom.deliver();

    assertThat(mailroom.to(address)).hasSize(2);
    assertThat(mailroom.lastTo(address).subject())
        .isEqualTo("Another host for your call: Tuesday 24 November, 13:00");
    assertThat(mailroom.lastTo(address).text())
        .contains(other.name(), call.read().text("/joinUrl"), call.reference())
        .doesNotContain(host.name());
    assertThat(mailroom.to(other.name())).hasSize(1);
    assertThat(mailroom.lastTo(other.name()).subject())
        .isEqualTo("Handed over to you: the call with Anna Reader, Tuesday 24 November, 10:00");
    assertThat(mailroom.to(host.name())).hasSize(2);
    assertThat(mailroom.lastTo(host.name()).subject())
        .isEqualTo("No longer yours: the call with Anna Reader, Tuesday 24 November, 10:00");
    assertThat(mailroom.lastTo(host.name()).text())
        .contains("because this call was yours")
        .doesNotContain("How to join", "you are the host");
  }

  @Test
  void theirCalendarsFollow() {
    var call = books("en");
    mailroom.deliver();
    give(call, other);
    mailroom.deliver();

    assertThat(told(mailroom.lastTo(address))).isEqualTo("REQUEST 1 CONFIRMED");
    assertThat(told(mailroom.lastTo(other.name()))).isEqualTo("REQUEST 1 CONFIRMED");
    assertThat(told(mailroom.lastTo(host.name()))).isEqualTo("CANCEL 1 CANCELLED");
    assertThat(event(mailroom.lastTo(address)).getUid())
        .isEqualTo(event(mailroom.lastTo(host.name())).getUid());
    assertThat(mailroom.lastTo(address).invitation())
        .contains(other.name())
        .doesNotContain(host.name());
  }

  private static String told(ReceivedMail mail) {
    var event = event(mail);
    return String.join(
        " ",
        mail.calendar().getRequiredProperty("METHOD").getValue(),
        event.getRequiredProperty("SEQUENCE").getValue(),
        event.getRequiredProperty("STATUS").getValue());
  }

  private static VEvent event(ReceivedMail mail) {
    return mail.calendar().<VEvent>getComponent(Component.VEVENT).orElseThrow();
  }

  @Test
  void whoGetsTheCallBackHasItInTheCalendarAtLast() {
    var call = books("en");
    give(call, other);
    mailroom.deliver();
    give(call, host);
    mailroom.deliver();

    assertThat(told(mailroom.lastTo(host.name()))).isEqualTo("REQUEST 2 CONFIRMED");
    assertThat(told(mailroom.lastTo(other.name()))).isEqualTo("CANCEL 2 CANCELLED");
    assertThat(told(mailroom.lastTo(address))).isEqualTo("REQUEST 2 CONFIRMED");
  }

  @Test
  void whoNeverHeardOfTheCallIsNotToldThatItIsNoLongerTheirs() {
    var third = talk.given().host("UTC").works("daily 09:00-18:00");
    var call = books("en");
    mailroom.deliver();
    give(call, other);
    give(call, third);
    mailroom.deliver();

    assertThat(mailroom.to(other.name())).isEmpty();
    assertThat(told(mailroom.lastTo(third.name()))).isEqualTo("REQUEST 2 CONFIRMED");
    assertThat(told(mailroom.lastTo(host.name()))).isEqualTo("CANCEL 1 CANCELLED");
  }

  @Test
  void theyAreWrittenToInRussian() {
    var call = books("ru");
    mailroom.deliver();
    give(call, other);
    mailroom.deliver();

    assertThat(mailroom.lastTo(address).subject()).startsWith("Другой ведущий вашего звонка: ");
    assertThat(mailroom.lastTo(other.name()).subject()).startsWith("Вам передан звонок: Anna");
    assertThat(mailroom.lastTo(host.name()).subject())
        .startsWith("Звонок передан другому ведущему: Anna");
  }
}
