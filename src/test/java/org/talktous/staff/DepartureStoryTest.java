package org.talktous.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.Given;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** A host's account is disabled. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class DepartureStoryTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String ELEVEN = "2026-11-24T11:00:00Z";

  private final TalkToUs talk;
  private final Given given;
  private final GivenHost host;
  private final GivenArticle article;
  private final UUID account;

  DepartureStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.given = talk.given();
    this.host = given.host("UTC").works("tuesday 10:00-12:00");
    this.article = given.article().withHost(host);
    this.account = accountOf(host);
  }

  private UUID accountOf(GivenHost of) {
    return (UUID) talk.sql().value("select id from staff where email = ?", of.account());
  }

  private Answer disable(UUID id, Fields body) {
    return talk.desk().post("/api/v1/admin/staff/" + id + "/deactivation", body);
  }

  private void disable(UUID id) {
    talk.desk().post("/api/v1/admin/staff/" + id + "/deactivation").with(204);
  }

  private static Fields calls(String calls) {
    return Fields.NONE.with("calls", calls);
  }

  private Object isActive() {
    return talk.sql().value("select active from host where id = ?", host.id());
  }

  @Test
  void nobodyIsOfferedOrBooksAHostWhoCannotSignIn() {
    assertThat(article.slotsOn("2026-11-24")).hasSize(4);

    disable(account);

    assertThat(article.slotsOn("2026-11-24")).isEmpty();
    assertThat(talk.reader().tries(article, TEN).with(422).problem()).isEqualTo("slot-not-offered");
    assertThat(talk.api().get("/articles/" + article.slug() + "/call?lang=en").with(200).body())
        .contains("No times are free just now");
    assertThat(isActive()).isEqualTo(false);
  }

  /** As when somebody changes accounts in the database, or an admin ticks "active" again. */
  @Test
  void theAccountAloneDecidesWhateverTheHostSays() {
    assertThat(article.slotsOn("2026-11-24")).hasSize(4);
    disable(account);
    talk.desk()
        .put(
            "/api/v1/admin/hosts/" + host.id(),
            GivenHost.details(host.name(), "UTC").with("active", true))
        .with(200);

    assertThat(article.slotsOn("2026-11-24")).isEmpty();
    assertThat(talk.desk().get("/admin/hosts/" + host.id() + "?lang=en").body())
        .contains("The account of this host is disabled");
    talk.desk().post("/api/v1/admin/staff/" + account + "/activation").with(204);
    assertThat(article.slotsOn("2026-11-24")).hasSize(4);
  }

  @Test
  void aHostWhomSomebodyElseSignsInForStays() {
    accountOf(host);

    disable(account);

    assertThat(article.slotsOn("2026-11-24")).hasSize(4);
    assertThat(isActive()).isEqualTo(true);
  }

  @Test
  void readersWhoBookAtTheVeryMomentGetTheCallOrARefusal() {
    var answers =
        Concurrently.run(
            9, i -> i == 4 ? disable(account, calls("keep")) : talk.reader().tries(article, TEN));

    assertThat(answers.get(4).status()).isEqualTo(204);
    assertThat(answers.stream().map(Answer::status)).allMatch(each -> each != 500);
    assertThat(talk.reader().tries(article, ELEVEN).with(422).problem())
        .isEqualTo("slot-not-offered");
  }

  @Test
  void whatIsBookedStaysUnlessSomethingElseIsAsked() {
    var call = talk.reader().books(article, TEN);

    disable(account);

    assertThat(call.read().json()).isEqualTo(call.booked().json());
  }

  @Test
  void callsGoToThoseWhoAreFreeAndTheRestStays() {
    var other = given.host("UTC").works("tuesday 10:00-10:30");
    var call = talk.reader().books(article, TEN);
    var alone = talk.reader().books(article, "2026-11-24T11:30:00Z");
    article.withHost(other);

    disable(account, calls("hand-over")).with(204);

    assertThat(call.read().text("/host/name")).isEqualTo(other.name());
    assertThat(call.read().at("/sequence").asInt()).isEqualTo(1);
    assertThat(alone.read().json()).isEqualTo(alone.booked().json());
  }

  @Test
  void callsAreCancelledWithTheReason() {
    var call = talk.reader().books(article, TEN);
    var later = talk.reader().books(article, ELEVEN);

    disable(account, calls("cancel").with("reason", "Our host has left the journal.")).with(204);

    assertThat(call.read().text("/status")).isEqualTo("cancelled");
    assertThat(later.read().text("/status")).isEqualTo("cancelled");
    assertThat(
            talk.sql()
                .value(
                    "select cancellation_reason from booking where reference = ?",
                    call.reference()))
        .isEqualTo("Our host has left the journal.");
  }

  @Test
  void whatWasInterruptedIsFinishedByAskingAgain() {
    var call = talk.reader().books(article, TEN);
    disable(account);

    disable(account, calls("cancel").with("reason", "Ill")).with(204);

    assertThat(call.read().text("/status")).isEqualTo("cancelled");
  }

  @Test
  void aChoiceThatMakesNoSenseChangesNothing() {
    var call = talk.reader().books(article, TEN);

    assertThat(disable(account, calls("forget")).with(400).blamed()).containsExactly("calls");
    assertThat(disable(account, calls("cancel")).with(400).blamed()).containsExactly("reason");

    assertThat(call.read().text("/status")).isEqualTo("confirmed");
    assertThat(article.slotsOn("2026-11-24")).hasSize(3);
  }

  @Test
  void thePageAsksWhatBecomesOfTheCalls() {
    var call = talk.reader().books(article, TEN);
    var staff = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var path = "/admin/staff/" + account + "/deactivation";

    assertThat(staff.get(path).with(200).body())
        .contains("1 call is booked with them.", "Disable host-");
    assertThat(staff.post(path, "").with(422).body()).contains("Choose what becomes of the calls.");
    assertThat(staff.post(path, "calls=cancel&reason=+").with(422).body())
        .contains("Say why the calls are cancelled");
    assertThat(article.slotsOn("2026-11-24")).hasSize(3);
    staff.post(path, "calls=cancel&reason=Ill").with(303);

    assertThat(call.read().text("/status")).isEqualTo("cancelled");
    assertThat(article.slotsOn("2026-11-24")).isEmpty();
  }

  @Test
  void theLogShowsAllOfIt() {
    var call = talk.reader().books(article, TEN);
    disable(account, calls("cancel").with("reason", "Ill")).with(204);

    for (var subject :
        new String[] {
          "staff/" + account,
          "host/" + host.id(),
          "call/" + talk.sql().value("select id from booking where reference = ?", call.reference())
        }) {
      assertThat(
              talk.sql()
                  .count(
                      "select count(*) from audit where subject = ? and action in"
                          + " ('staff.disabled', 'host.changed', 'call.cancelled')",
                      subject))
          .isOne();
    }
  }
}
