package org.talktous.staff.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Staff sign in and out with a form. */
@BrowserTest
@ServiceTest
class SignInPageTest {
  private final TalkToUs talk;

  SignInPageTest(TalkToUs talk) {
    this.talk = talk;
  }

  @Test
  void whoSignsInGoesWhereTheyWereGoing() {
    var visit = Visit.to(talk);
    visit.open("/admin/mails?lang=en");
    assertThat(visit.path()).isEqualTo("/admin/sign-in");
    visit.isSound();

    visit.field("E-mail").fill(TalkToUs.ADMIN);
    visit.field("Password").fill(TalkToUs.PASSWORD);
    visit.button("Sign in").click();

    visit.reads("Mails");
    assertThat(visit.path()).isEqualTo("/admin/mails");
  }

  @Test
  void whoSignsOutIsOut() {
    var visit = signedIn();
    visit.isSound();

    visit.at(".account summary").click();
    visit.button("Sign out").click();

    visit.reads("Sign in to the desk");
    visit.open("/admin");
    visit.reads("Sign in to the desk");
  }

  @Test
  void aPhoneFindsThePartsOfTheDeskBehindAButton() {
    var visit = Visit.to(talk, Visit.PHONE);
    signIn(visit);
    visit.isSound();
    assertThat(visit.at(".sections a[href='/admin/inbox']").isVisible()).isFalse();

    visit.button("Menu").click();

    assertThat(visit.at(".sections a[href='/admin/inbox']").isVisible()).isTrue();
    assertThat(visit.isTooWide()).isFalse();
    assertThat(visit.smallTargets()).isEmpty();
  }

  @Test
  void aWrongPasswordIsSaidAndTheAddressIsKept() {
    var answer = signIn(TalkToUs.ADMIN, "not the password", "/admin").with(401);

    assertThat(answer.body())
        .contains("E-mail and password do not match.", "value=\"" + TalkToUs.ADMIN + "\"")
        .doesNotContain("not the password");
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/articles",
        "/administrator",
        "/admin\\@evil.example",
        "javascript:alert(1)",
        "/admin?{x",
        "/admin/%"
      })
  void nobodyIsLedElsewhere(String next) {
    var answer = signIn(TalkToUs.ADMIN, TalkToUs.PASSWORD, next).with(303);

    assertThat(answer.header("Location")).startsWith("/admin").doesNotContain("evil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0@example.org", "a@example.org\r\nx", "@"})
  void whatIsNoAddressIsNoAccount(String email) {
    signIn(email, TalkToUs.PASSWORD, "").with(401);
    signIn("a".repeat(300) + email, TalkToUs.PASSWORD, "").with(401);
    var forgotten =
        StaffBrowser.page(talk)
            .send("POST", "/admin/forgotten-password", StaffBrowser.form(Map.of("email", email)));
    assertThat(forgotten.status()).isIn(303, 422);
  }

  @Test
  void theCookieIsOutOfTheReachOfScriptsAndOtherSites() {
    var cookie = signIn(TalkToUs.ADMIN, TalkToUs.PASSWORD, "").with(303).header("Set-Cookie");
    assertThat(cookie).contains("HTTPOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");

    var behindTls = TalkToUs.with(Map.of("talk.public-url", "https://talk.example.org"));
    var secure = signIn(behindTls, TalkToUs.ADMIN, TalkToUs.PASSWORD, "").with(303);
    assertThat(secure.header("Set-Cookie")).contains("Secure");
  }

  @Test
  void nothingIsChangedFromAnotherSite() {
    var host = talk.given().host("UTC");
    var hours = "/api/v1/admin/hosts/" + host.id() + "/hours";
    var staff =
        StaffBrowser.signIn(talk, TalkToUs.ADMIN)
            .with("Content-Type", "application/json")
            .with("Accept", "application/json");

    staff.with("Sec-Fetch-Site", "cross-site").put(hours, "[]").with(403);
    staff.with("Sec-Fetch-Site", "same-site").put(hours, "[]").with(403);
    staff.with("Origin", "https://evil.example").put(hours, "[]").with(403);
    staff.with("Sec-Fetch-Site", "same-origin").put(hours, "[]").with(200);
  }

  @Test
  void aSessionThatWasEndedOpensNothing() {
    var host = talk.given().host("UTC");
    var account = host.account();
    var browser = StaffBrowser.signIn(talk, account);
    var api = talk.signIn(account, TalkToUs.PASSWORD);
    browser.get("/admin").with(200);
    api.get("/api/v1/admin/hosts").with(200);

    talk.sql().run("update staff set generation = generation + 1 where email = ?", account);

    assertThat(browser.get("/admin").with(303).header("Location")).isEqualTo("/admin/sign-in");
    api.get("/api/v1/admin/hosts").with(401);
  }

  private Visit signedIn() {
    var visit = Visit.to(talk);
    signIn(visit);
    return visit;
  }

  private static void signIn(Visit visit) {
    visit.open("/admin/sign-in?lang=en");
    visit.field("E-mail").fill(TalkToUs.ADMIN);
    visit.field("Password").fill(TalkToUs.PASSWORD);
    visit.button("Sign in").click();
    visit.page().getByRole(AriaRole.HEADING).first().waitFor();
  }

  private Answer signIn(String email, String password, String next) {
    return signIn(talk, email, password, next);
  }

  private static Answer signIn(TalkToUs talk, String email, String password, String next) {
    return StaffBrowser.page(talk)
        .send(
            "POST",
            "/admin/sign-in",
            StaffBrowser.form(Map.of("email", email, "password", password, "next", next)));
  }
}
