package org.talktous.base.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.recipient.ConfirmedAddresses;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** What is known of addresses beside calls and threads. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class AddressErasureTest {
  private static final Pattern NOT_ME = Pattern.compile("http://localhost:\\d+(/not-me/\\S+)");

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk =
      mailroom.talk(
          Map.of("talk.ratelimit.enabled", "true", "talk.trusted-proxies", "127.0.0.0/8,::1"));
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 10:00-14:00");
  private final String address = Mailroom.newAddress();

  private GivenCall books(String startsAt) {
    var request = Reader.request(article, startsAt).with("email", address);
    return new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
  }

  private void erases(GivenCall call) {
    talk.api().delete(call.path()).with(204);
  }

  private long foldedMails(List<GivenCall> calls) {
    return calls.stream()
        .mapToLong(
            call ->
                talk.sql()
                    .count(
                        "select count(*) from folded_mail where reference = ?", call.reference()))
        .sum();
  }

  @Test
  void whatIsKnownOfAnAddressGoesWithTheLastRecordThatHasIt() {
    var calls =
        IntStream.rangeClosed(1, 7)
            .mapToObj(day -> books("2026-12-0" + day + "T10:00:00Z"))
            .toList();
    new Deliver(talk).now();
    var confirmed = talk.bean(ConfirmedAddresses.class);
    confirmed.confirm(address);
    assertThat(foldedMails(calls)).isEqualTo(2);
    var reader = "/api/v1/admin/readers/" + address + "/export";
    var export = talk.desk().get(reader).with(200);
    assertThat(export.items("/addressConfirmed")).hasSize(1);
    assertThat(export.items("/mailsFolded")).hasSize(2);
    assertThat(export.items("/callsHeld")).hasSize(7);

    var others = calls.subList(0, 6);
    others.forEach(this::erases);

    assertThat(foldedMails(others)).isZero();
    assertThat(confirmed.contains(address)).as("as another call has the address").isTrue();
    assertThat(Traces.inDatabase(talk.sql(), address)).isNotEmpty();

    erases(calls.getLast());

    assertThat(confirmed.contains(address)).isFalse();
    assertThat(Traces.inDatabase(talk.sql(), address)).isEmpty();
    talk.desk().get(reader).with(404);
  }

  /**
   * Else whoever books with another's address could erase that, and have mails sent there again.
   */
  @Test
  void whoWantsNoMailGetsNoneAfterTheyAreErased() {
    var call = books("2026-12-01T11:00:00Z");
    new Deliver(talk).now();
    var link = NOT_ME.matcher(mailroom.lastTo(address).text());
    assertThat(link.find()).isTrue();
    StaffBrowser.page(talk).send("POST", link.group(1), "").with(200);
    var suppressed = "/api/v1/admin/suppressed-addresses";
    assertThat(talk.desk().get(suppressed).with(200).body()).contains(address);

    erases(call);

    assertThat(Traces.inDatabase(talk.sql(), address)).isEmpty();
    for (var language : Map.of("en", "digest (SHA-256)", "ru", "хеш (SHA-256)").entrySet()) {
      assertThat(
              StaffBrowser.page(talk)
                  .with("Accept-Language", language.getKey())
                  .get("/privacy")
                  .with(200)
                  .body())
          .contains(language.getValue());
    }
    assertThat(talk.desk().get(suppressed).with(200).body()).doesNotContain(address);
    int before = mailroom.to(address).size();
    books("2026-12-01T12:00:00Z");
    new Deliver(talk).now();
    assertThat(mailroom.to(address)).hasSize(before);

    // Staff can still let the address have mails.
    talk.desk().delete(suppressed + "/" + address).with(204);
    books("2026-12-01T13:00:00Z");
    new Deliver(talk).now();
    assertThat(mailroom.to(address)).hasSize(before + 1);
  }
}
