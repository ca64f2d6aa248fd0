package org.talktous.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.FinishedTasks;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Staff look after their own account. */
@ServiceTest
class AccountStoryTest {
  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();

  @Test
  void aNewPasswordEndsAllOtherSessions() {
    var account = talk.given().host("UTC").account();
    var here = StaffBrowser.signIn(talk, account);
    var elsewhere = StaffBrowser.signIn(talk, account);

    var changed = change(here, TalkToUs.PASSWORD, "another password").with(303);

    assertThat(changed.header("Location")).isEqualTo("/admin/account?said=password-changed");
    elsewhere.get("/admin/account").with(303);
    here.get("/admin/account").with(303);
    var anew = changed.header("Set-Cookie").replaceFirst(";.*", "");
    StaffBrowser.page(talk).with("Cookie", anew).get("/admin/account").with(200);
    talk.signIn(account, "another password");
  }

  @Test
  void thePresentPasswordIsAskedForAndGuessingItIsSlow() {
    var account = talk.given().host("UTC").account();
    var here = StaffBrowser.signIn(talk, account);

    assertThat(change(here, "guess", "another password").with(422).body())
        .contains("This is not your present password.");
    assertThat(change(here, TalkToUs.PASSWORD, "short").with(422).body())
        .contains("needs at least 8 characters");
    here.send("POST", "/admin/account/password", "").with(422);
    here.get("/admin/account").with(200);

    var limited = TalkToUs.with(Map.of("talk.ratelimit.enabled", "true"));
    var slow = StaffBrowser.signIn(limited, limited.given().host("UTC").account());
    for (int i = 0; i < 3; i++) {
      change(slow, "guess", "another password").with(422);
    }
    var refused = change(slow, TalkToUs.PASSWORD, "another password").with(429);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.body()).contains("You can try again in 1 second.");
  }

  private static Answer change(Api browser, String present, String chosen) {
    return browser.send(
        "POST",
        "/admin/account/password",
        StaffBrowser.form(Map.of("present", present, "chosen", chosen)));
  }

  @Test
  void whoSignsOutEndsTheTokenAndNoOtherSession() {
    var account = talk.given().host("UTC").account();
    var here = StaffBrowser.signIn(talk, account);
    var elsewhere = StaffBrowser.signIn(talk, account);
    here.get("/admin").with(200);

    here.send("POST", "/admin/sign-out", "").with(303);

    // A client that has kept the cookie.
    here.get("/admin").with(303);
    here.send("POST", "/admin/sign-out", "").with(303);
    elsewhere.get("/admin").with(200);
    StaffBrowser.page(talk).send("POST", "/admin/sign-out", "").with(303);
  }

  @Test
  void whoSignsOutEverywhereIsOutEverywhere() {
    var account = talk.given().host("UTC").account();
    var here = StaffBrowser.signIn(talk, account);
    var elsewhere = StaffBrowser.signIn(talk, account);
    var api = talk.signIn(account, TalkToUs.PASSWORD);

    var out = here.send("POST", "/admin/account/sign-out-everywhere", "").with(303);

    elsewhere.get("/admin").with(303);
    here.get("/admin").with(303);
    api.get("/api/v1/admin/hosts").with(401);
    assertThat(StaffBrowser.page(talk).get(out.header("Location")).with(200).body())
        .contains("You are signed out on all devices.");
  }

  @Test
  void theWaitIsSaidInWordsOnTheSignInInBothLanguages() {
    var limited = TalkToUs.with(Map.of("talk.ratelimit.enabled", "true"));
    var guess = StaffBrowser.form(Map.of("email", "words@example.org", "password", "guess"));
    for (int i = 0; i < 4; i++) {
      StaffBrowser.page(limited).send("POST", "/admin/sign-in", guess).with(i < 3 ? 401 : 429);
      limited.clock().advance(Duration.ofMillis(i < 3 ? 0 : 1000));
    }
    StaffBrowser.page(limited).send("POST", "/admin/sign-in", guess).with(401);

    var refused = StaffBrowser.page(limited).send("POST", "/admin/sign-in", guess).with(429);
    var russian =
        StaffBrowser.page(limited)
            .with("Accept-Language", "ru")
            .send("POST", "/admin/sign-in", guess)
            .with(429);

    assertThat(refused.header("Retry-After")).isEqualTo("2");
    assertThat(refused.body())
        .contains("You can try again in 2 seconds.", "value=\"words@example.org\"");
    assertThat(russian.body()).contains("Снова попробовать можно через 2 секунды.");
  }

  @Test
  void aForgottenPasswordIsReplacedByAMailedLinkThatWorksOnceWithinAnHour() {
    var newcomer = Newcomer.of(mailroom);
    newcomer.isInvited("en");
    newcomer.sets(newcomer.link(), Newcomer.CHOSEN).with(303);
    forgot(newcomer.email()).with(303);
    var first = newcomer.link();
    assertThat(newcomer.mail().subject()).isEqualTo("A new password for the Talk to Us desk");
    forgot(newcomer.email()).with(303);
    var second = newcomer.link();

    newcomer.sets(second, "chosen in time").with(303);
    newcomer.sets(second, "chosen twice").with(410);
    newcomer.sets(first, "chosen too late").with(410);
    newcomer.signsIn("chosen in time").with(201);
    newcomer.signsIn(Newcomer.CHOSEN).with(401);

    forgot(newcomer.email()).with(303);
    var third = newcomer.link();
    talk.clock().advance(Duration.ofHours(1));
    assertThat(newcomer.sets(third, "chosen an hour later").with(410).body())
        .contains("/admin/forgotten-password");
  }

  @Test
  void aStrangerWhoAsksForALinkDoesNotEndTheOneOfTheOwner() {
    var newcomer = Newcomer.of(mailroom);
    newcomer.isInvited("en");
    newcomer.sets(newcomer.link(), Newcomer.CHOSEN).with(303);
    forgot(newcomer.email()).with(303);
    var owners = newcomer.link();

    forgot(newcomer.email()).with(303);

    newcomer.sets(owners, "chosen by the owner").with(303);
    newcomer.signsIn("chosen by the owner").with(201);
  }

  @Test
  void aPasswordThatOthersTryFirstIsNotTaken() {
    var account = talk.given().host("UTC").account();
    var here = StaffBrowser.signIn(talk, account);

    for (var weak : List.of("        ", "password", "12345678", "qwertyuiop", "a".repeat(200))) {
      assertThat(change(here, TalkToUs.PASSWORD, weak).with(422).body())
          .contains("none that others try first");
    }

    talk.signIn(account, TalkToUs.PASSWORD);
  }

  /** The limit, the lookup and the unique index know one meaning of the same address. */
  @Test
  void spellingsOfAnAddressAreOneAccountWithThreeLinksAnHour() {
    var limited = mailroom.talk(Map.of("talk.ratelimit.enabled", "true"));
    var email = Mailroom.newAddress().replace("@", "-info@xn--bcher-kva.");
    var spellings = spellings(email);
    limited.desk().post("/api/v1/admin/staff/invitations", invitation(email)).with(201);
    new Deliver(limited).now();
    setsPassword(limited, mailroom.lastTo(email));
    int before = mailroom.to(email).size();

    for (var spelling : spellings) {
      StaffBrowser.page(limited)
          .send("POST", "/admin/forgotten-password", StaffBrowser.form(Map.of("email", spelling)))
          .with(303);
    }

    FinishedTasks.runAll(limited, "forgotten-password");
    new Deliver(limited).now();
    assertThat(mailroom.to(email)).hasSize(before + 3);
    for (var spelling : spellings) {
      limited.desk().post("/api/v1/admin/staff/invitations", invitation(spelling)).with(409);
    }
    limited.signIn(spellings.getLast(), Newcomer.CHOSEN);
  }

  private static Fields invitation(String email) {
    return Fields.NONE.with("email", email).with("role", "ADMIN");
  }

  private static void setsPassword(TalkToUs limited, ReceivedMail invitation) {
    var link = Newcomer.LINK.matcher(invitation.text());
    assertThat(link.find()).isTrue();
    StaffBrowser.page(limited)
        .send("POST", link.group(1), StaffBrowser.form(Map.of("chosen", Newcomer.CHOSEN)))
        .with(303);
  }

  private static List<String> spellings(String email) {
    var unicode = email.replace("xn--bcher-kva", "bücher");
    var fullWidth =
        unicode
            .chars()
            .mapToObj(c -> Character.toString(c >= 'a' && c <= 'z' ? c - 'a' + 'ａ' : c))
            .collect(Collectors.joining());
    return Stream.of(email, email.toUpperCase(Locale.ROOT), fullWidth, unicode)
        .flatMap(each -> Stream.of(each, each.replace("r", "R"), each.replace("e", "E")))
        .toList();
  }

  @Test
  void whetherThereIsAnAccountIsToldNobody() {
    var known = forgot(TalkToUs.ADMIN).with(303);
    var unknown = forgot("nobody-at-all@example.org").with(303);

    assertThat(known.header("Location")).isEqualTo(unknown.header("Location"));
    assertThat(StaffBrowser.page(talk).get(unknown.header("Location")).with(200).body())
        .contains("If there is an account with this address");
    forgot("no address").with(422);
    mailroom.deliver();
    assertThat(mailroom.to("nobody-at-all@example.org")).isEmpty();
  }

  private Answer forgot(String email) {
    return StaffBrowser.page(talk)
        .send("POST", "/admin/forgotten-password", StaffBrowser.form(Map.of("email", email)));
  }
}
