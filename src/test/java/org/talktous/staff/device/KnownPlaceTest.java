package org.talktous.staff.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Guesses of strangers are slow, and keep no owner of an account out. */
@ServiceTest
class KnownPlaceTest {
  private final TalkToUs talk =
      TalkToUs.with(
          Map.of(
              "talk.ratelimit.enabled",
              "true",
              "talk.trusted-proxies",
              "127.0.0.0/8,::1",
              "talk.calls.daily-cap",
              "6"));

  private Answer signsIn(String email, String password, String address) {
    return talk.api()
        .with("X-Forwarded-For", address)
        .post("/api/v1/sessions", Fields.NONE.with("email", email).with("password", password));
  }

  private Answer signsIn(String email, String password, String address, String cookie) {
    return StaffBrowser.page(talk)
        .with("X-Forwarded-For", address)
        .with("Cookie", cookie)
        .send(
            "POST",
            "/admin/sign-in",
            StaffBrowser.form(Map.of("email", email, "password", password)));
  }

  private static String device(Answer signedIn) {
    return signedIn.response().headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("talk-device="))
        .map(cookie -> cookie.replaceFirst(";.*", ""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAccountThatGuessesHaveClosedIsOpenWhereItHasSignedInBefore() {
    var account = talk.given().host("UTC").account();
    var browser = device(signsIn(account, TalkToUs.PASSWORD, "192.0.2.1", "none=none").with(303));
    var other = talk.given().host("UTC").account();
    var others = device(signsIn(other, TalkToUs.PASSWORD, "192.0.2.2", "none=none").with(303));
    signsIn(account, TalkToUs.PASSWORD, "2001:db8:7:1::1").with(201);
    // From as many networks as an attacker may have.
    for (int i = 0; i < 201; i++) {
      signsIn(account, "guess", "10." + i + ".0.1");
    }

    signsIn(account, TalkToUs.PASSWORD, "10.250.0.1").with(429);
    // The browser is elsewhere by now, and another guesses there every two seconds.
    for (int i = 0; i < 5; i++) {
      signsIn(account, "guess", "203.0.113." + i);
      signsIn(account, TalkToUs.PASSWORD, "203.0.113." + i, browser).with(303);
    }
    signsIn(account, TalkToUs.PASSWORD, "203.0.113.9", browser + "x").with(429);
    signsIn(account, TalkToUs.PASSWORD, "203.0.113.9", "talk-device=a.b").with(429);
    signsIn(account, TalkToUs.PASSWORD, "203.0.113.9", others).with(429);
    // A program keeps no cookie, and is known by its network.
    signsIn(account, TalkToUs.PASSWORD, "2001:db8:7:1:ffff::2").with(201);
    signsIn(account, TalkToUs.PASSWORD, "2001:db8:7:2::1").with(429);
  }

  @Test
  void aKnownPlaceHasTenWrongTriesOfItsOwn() {
    var account = talk.given().host("UTC").account();
    signsIn(account, TalkToUs.PASSWORD, "192.0.2.30").with(201);

    for (int i = 0; i < 10; i++) {
      signsIn(account, "guess", "192.0.2.30").with(401);
    }
    for (int i = 0; i < 3; i++) {
      signsIn(account, "guess", "192.0.2.30").with(401);
    }
    signsIn(account, TalkToUs.PASSWORD, "192.0.2.30").with(429);
  }

  @Test
  void guessesAtOnceFromAKnownPlaceAreNotMoreThanGuessesInTurn() {
    var account = talk.given().host("UTC").account();
    signsIn(account, TalkToUs.PASSWORD, "192.0.2.31").with(201);

    var answers = Concurrently.run(30, i -> signsIn(account, "guess", "192.0.2.31").status());

    assertThat(answers).filteredOn(status -> status == 401).hasSizeLessThanOrEqualTo(13);
    assertThat(answers).filteredOn(status -> status != 401).containsOnly(429);
  }

  @Test
  void guessesFromTheAddressesOfOneSubscriberWaitForEachOther() {
    var account = talk.given().host("UTC").account();
    for (int i = 0; i < 3; i++) {
      signsIn(account, "guess", "2001:db8:8:1::" + i).with(401);
    }

    signsIn(account, "guess", "2001:db8:8:1:1::1").with(429);
  }
}
