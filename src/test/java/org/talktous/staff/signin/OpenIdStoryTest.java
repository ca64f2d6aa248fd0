package org.talktous.staff.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talktous.testing.OpenIdServer.claims;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.OpenIdServer;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Staff sign in with an account they have elsewhere. */
@ServiceTest
class OpenIdStoryTest {
  private static final String BEGIN = "/admin/sign-in/openid";
  private static final String RETURN = BEGIN + "/callback";
  private static final OpenIdServer PROVIDER = OpenIdServer.start();

  private final TalkToUs talk = TalkToUs.with(PROVIDER.settings());
  private final String account = talk.given().host("UTC").account();

  @AfterAll
  static void stopProvider() {
    PROVIDER.close();
  }

  @Test
  @BrowserTest
  void whoSignsInElsewhereComesBackToWhereTheyWereGoing() {
    var visit = Visit.to(talk);
    visit.open("/admin/mails?lang=en");
    visit.isSound();
    visit.link("Sign in with Journal account").click();
    visit.at("[name=username]").fill("somebody");
    visit.at("[name=claims]").fill(claims(TalkToUs.ADMIN, true));
    visit.at("[type=submit]").click();

    visit.reads("Mails");

    assertThat(visit.path()).isEqualTo("/admin/mails");
    assertThat(visit.page().context().cookies(visit.page().url()))
        .extracting(cookie -> cookie.name)
        .contains("talk-session")
        .noneMatch(name -> name.startsWith("talk-openid"));
  }

  @Test
  @BrowserTest
  void onAPhoneInRussianNothingIsCutOffAndNothingNeedsScripts() {
    var visit =
        Visit.to(
            talk, Visit.PHONE.andThen(view -> view.setLocale("ru-RU").setJavaScriptEnabled(false)));
    visit.open("/admin/sign-in");
    visit.link("Войти через Journal account").waitFor();
    visit.isWellSet();

    visit.open(RETURN + "?error=access_denied&state=x");

    assertThat(visit.at("#refusal").textContent())
        .contains("Journal account не подтверждает вход.");
    assertThat(visit.at(".languages a").getAttribute("href")).startsWith("/admin/sign-in?");
    visit.isWellSet();
  }

  @Test
  void theProviderIsAskedWithStateNonceAndAChallengeAndOnlyForTheAddress() {
    var errand = PROVIDER.errand(talk, BEGIN);

    assertThat(errand.asked("redirect_uri"))
        .isEqualTo("http://localhost:" + talk.address().getPort() + RETURN);
    assertThat(errand.asked("scope").replace('+', ' ')).isEqualTo("openid email");
    assertThat(errand.asked("state")).hasSize(36).isNotEqualTo(errand.asked("nonce"));
    assertThat(errand.asked("nonce")).hasSize(36);
    assertThat(errand.asked("code_challenge_method")).isEqualTo("S256");
    assertThat(errand.away().header("Cache-Control")).isEqualTo("no-store");
    assertThat(errand.away().response().headers().allValues("Set-Cookie"))
        .hasSize(4)
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .contains("HTTPOnly", "SameSite=Lax", "Max-Age=900")
                    .doesNotContain("Secure"));
  }

  @Test
  void behindAProxyPeopleComeBackToThePublicAddressAndCookiesAreSecure() {
    var settings = new HashMap<>(PROVIDER.settings());
    settings.put("talk.public-url", "https://talk.example.org");
    var errand = PROVIDER.errand(TalkToUs.with(settings), BEGIN);

    assertThat(errand.asked("redirect_uri")).isEqualTo("https://talk.example.org" + RETURN);
    assertThat(errand.away().response().headers().allValues("Set-Cookie"))
        .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
  }

  @Test
  void aSessionBegunElsewhereEndsLikeAnyOther() {
    var cookie = signIn(account).header("Set-Cookie").replaceFirst(";.*", "");
    var here = StaffBrowser.page(talk).with("Cookie", cookie);
    var other =
        StaffBrowser.page(talk)
            .with("Cookie", signIn(account).header("Set-Cookie").replaceFirst(";.*", ""));
    here.get("/admin").with(200);

    other.send("POST", "/admin/account/sign-out-everywhere", "").with(303);

    var out = here.get("/admin").with(303);
    // Or the cookie would lead from the sign-in to the sign-in, and back from the provider too.
    assertThat(out.header("Set-Cookie")).startsWith("talk-session=;").contains("Max-Age=0");
    assertThat(signIn(account).header("Location")).isEqualTo("/admin");
  }

  @Test
  void caseIsNoMatterButALetterThatLooksAlikeIsAnother() {
    assertThat(signIn(account.toUpperCase(Locale.ROOT)).header("Location")).isEqualTo("/admin");
    var k = "k-" + UUID.randomUUID() + "@example.org";
    talk.sql()
        .run("update staff set email = ? where email = ?", k, talk.given().host("UTC").account());

    assertRefused(
        comeBack(claims("\u212a" + k.substring(1), true)), 403, "You have no account here");

    signIn(k);
  }

  @Test
  void whoWasInvitedNeedsNoPassword() {
    talk.sql().run("update staff set password_hash = null where email = ?", account);

    signIn(account);
  }

  @Test
  void whoHasNoAccountOrADisabledOneIsToldTheSameAndGetsNone() {
    var accounts = talk.sql().value("select count(*) from staff");
    var unknown = comeBack(claims("nobody@example.org", true));
    assertRefused(
        unknown, 403, "You have no account here with the address that Journal account gave us.");
    assertThat(talk.sql().value("select count(*) from staff")).isEqualTo(accounts);

    talk.sql().run("update staff set disabled_at = now() where email = ?", account);

    assertThat(comeBack(claims(account, true)).with(403).body()).isEqualTo(unknown.body());
  }

  @Test
  void anAddressThatTheProviderDoesNotVouchForOpensNothing() {
    var said = "Journal account has not verified your e-mail address.";
    assertRefused(comeBack(claims(account, false)), 403, said);
    assertRefused(comeBack("{\"email\": \"" + account + "\"}"), 403, said);
    assertRefused(comeBack("{}"), 403, said);
    assertRefused(comeBack(claims("a\\u0000@example.org", true)), 403, "You have no account here");
  }

  @Test
  void theRefusalNamesTheClaimsToMap() {
    assertRefused(comeBack(claims(account, false)), 403, "email_verified");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "\"true\"", "\"True\"", "\"1\""})
  void aClaimThatIsTrueIsTrueHoweverItIsWritten(String verified) {
    var claims = "{\"email\": \"" + account + "\", \"email_verified\": " + verified + "}";

    assertThat(comeBack(claims).status()).isEqualTo(303);
  }

  @Test
  void anAddressThatTheIdTokenLacksIsAskedForAtTheUserinfoEndpoint() {
    var person = "person-" + UUID.randomUUID();
    var told = Map.<String, Object>of("sub", person, "email", account, "email_verified", true);

    assertThat(comeBackTelling(person, told).status()).isEqualTo(303);
    var unverified = Map.<String, Object>of("sub", person, "email", account);
    assertRefused(comeBackTelling(person, unverified), 403, "has not verified");
    assertRefused(comeBackTelling("another", told), 400, "did not work");
  }

  private Answer comeBackTelling(String subject, Map<String, Object> told) {
    var errand = PROVIDER.errand(talk, BEGIN);
    var back = errand.signIn("{}");
    var token = PROVIDER.token(true, Map.of("sub", subject, "nonce", errand.asked("nonce")));
    PROVIDER.answers(
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
            .formatted(PROVIDER.token(true, told), token));
    return errand.browser().get(back);
  }

  @ParameterizedTest
  @CsvSource({"talk-to-us, 303", "another, 400", ", 400"})
  void aTokenForSeveralAudiencesNamesUsAsTheOneThatAsked(@Nullable String party, int status) {
    var errand = PROVIDER.errand(talk, BEGIN);
    var back = errand.signIn("{}");
    var claims = new HashMap<String, Object>();
    claims.put("email", account);
    claims.put("email_verified", true);
    claims.put("nonce", errand.asked("nonce"));
    claims.put("aud", List.of(OpenIdServer.CLIENT, "another"));
    claims.put("azp", party);

    assertThat(comeBackWith(errand, back, PROVIDER.token(true, claims)).status()).isEqualTo(status);
  }

  @Test
  void aKeyThatTheProviderHasRotatedIsBelievedAtOnceAndTheOldOneNoMore() {
    assertThat(comeBackWith("nothing").status()).isEqualTo(303);
    PROVIDER.rotateKey();
    try {
      assertThat(comeBackWithKeysOfNow(false).status()).isEqualTo(303);
      assertRefused(comeBackWithKeysOfNow(true), 400, "did not work");
    } finally {
      PROVIDER.restoreKey();
    }
  }

  private Answer comeBackWithKeysOfNow(boolean oldToken) {
    var errand = PROVIDER.errand(talk, BEGIN);
    var back = errand.signIn("{}");
    var claims =
        Map.<String, Object>of(
            "email", account, "email_verified", true, "nonce", errand.asked("nonce"));
    var token = PROVIDER.token(true, claims);
    if (oldToken) {
      PROVIDER.restoreKey();
      token = PROVIDER.token(true, claims);
      PROVIDER.rotateKey();
    }
    PROVIDER.answers(
        200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
    PROVIDER.answersKey();
    return errand.browser().get(back);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1", "\"true\"", "\"1\""})
  void entraVouchesForAnAddressByItsDomain(String edov) {
    assertThat(comeBack(withDomain(edov)).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "0", "\"\"", "true, \"email_verified\": false"})
  void anAddressWhoseDomainIsNotTheTenantsOpensNothing(String edov) {
    assertRefused(comeBack(withDomain(edov)), 403, "has not verified your e-mail address");
  }

  private String withDomain(String edov) {
    return "{\"email\": \"" + account + "\", \"xms_edov\": " + edov + "}";
  }

  @Test
  void aProviderThatTheOperatorTrustsNeedNotVerifyAddresses() {
    var settings = new HashMap<>(PROVIDER.settings());
    settings.put("talk.oidc.trust-email", "true");
    var trusting = talk.replica(settings);
    try {
      for (var claims : List.of(claims(account, false), "{\"email\": \"" + account + "\"}")) {
        var errand = PROVIDER.errand(trusting, BEGIN);
        errand.browser().get(errand.signIn(claims)).with(303);
      }
      var errand = PROVIDER.errand(trusting, BEGIN);
      assertRefused(errand.browser().get(errand.signIn("{}")), 403, "has not verified");
    } finally {
      trusting.stop();
    }
  }

  @Test
  void whoDoesNotAgreeIsBackAtTheSignIn() {
    var errand = PROVIDER.errand(talk, BEGIN + "?next=/admin/mails");
    var back = errand.browser().get(RETURN + "?error=access_denied&state=" + errand.asked("state"));

    assertRefused(back, 403, "Journal account did not let you in.");
    assertThat(back.body()).contains("name=\"next\" value=\"/admin/mails\"");
    assertRefused(errand.browser().get(RETURN + "?error=%3Cscript%3E"), 400, "did not work");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?code=x",
        "?state=x",
        "?code=x&state=x",
        "?code=&state=",
        "?code=x&state=%ff",
        "?code=x&code=y&state=e30=&state=x"
      })
  void aReturnThatNobodyLeftForFails(String query) {
    assertRefused(StaffBrowser.page(talk).get(RETURN + query), 400, "did not work");
    assertRefused(PROVIDER.errand(talk, BEGIN).browser().get(RETURN + query), 400, "did not work");
  }

  @Test
  void nobodyComesBackInAnotherBrowserOrTwice() {
    var errand = PROVIDER.errand(talk, BEGIN);
    var back = errand.signIn(claims(account, true));
    assertRefused(StaffBrowser.page(talk).get(back), 400, "did not work");
    assertRefused(PROVIDER.errand(talk, BEGIN).browser().get(back), 400, "did not work");

    var done = errand.browser().get(back).with(303);

    assertThat(done.response().headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("talk-openid"))
        .hasSize(4)
        .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
    assertRefused(errand.browser().get(back), 400, "did not work");
  }

  @Test
  void anAddressThatTheProviderGivesToAnotherPersonOpensNothing() {
    assertThat(comeBackAs("first", account).status()).isEqualTo(303);
    assertThat(comeBackAs("first", account).status()).isEqualTo(303);

    assertRefused(comeBackAs("second", account), 403, "You have no account here");

    var id = talk.sql().value("select id from staff where email = ?", account);
    talk.desk().post("/api/v1/admin/staff/" + id + "/deactivation").with(204);
    assertRefused(comeBackAs("first", account), 403, "You have no account here");
    talk.desk().post("/api/v1/admin/staff/" + id + "/activation").with(204);
    assertThat(comeBackAs("second", account).status()).isEqualTo(303);
  }

  @Test
  void aPersonWhoseAddressChangesAtTheProviderKeepsTheAccount() {
    var person = "person-" + UUID.randomUUID();
    assertThat(comeBackAs(person, account).status()).isEqualTo(303);

    assertThat(comeBackAs(person, "new-" + account).status()).isEqualTo(303);
    assertThat(comeBackAs(person, talk.given().host("UTC").account()).status()).isEqualTo(303);

    assertThat(
            talk.sql()
                .count(
                    "select count(*) from staff_identity i join staff s on s.id = i.staff_id"
                        + " where s.email = ? and i.subject = ?",
                    account,
                    person))
        .isOne();
  }

  private Answer comeBackAs(String subject, String email) {
    var errand = PROVIDER.errand(talk, BEGIN);
    var back = errand.signIn("{}");
    return comeBackWith(
        errand,
        back,
        PROVIDER.token(
            true,
            Map.of(
                "sub",
                subject,
                "email",
                email,
                "email_verified",
                true,
                "nonce",
                errand.asked("nonce"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "signature",
        "nonsense",
        "audience",
        "nonce",
        "old",
        "exp",
        "iat",
        "issued later",
        "valid later",
        "sub"
      })
  void aTokenThatIsNotTheProvidersForThisErrandOpensNothing(String fault) {
    assertThat(comeBackWith("nothing").status()).isEqualTo(303);

    assertRefused(comeBackWith(fault), 400, "did not work");
  }

  private Answer comeBackWith(String fault) {
    var errand = PROVIDER.errand(talk, BEGIN);
    var back = errand.signIn("{}");
    var claims = new HashMap<String, Object>();
    claims.put("email", account);
    claims.put("email_verified", true);
    claims.put("nonce", fault.equals("nonce") ? "another" : errand.asked("nonce"));
    var later = Date.from(Instant.now().plus(Duration.ofMinutes(10)));
    switch (fault) {
      case "audience" -> claims.put("aud", "another");
      case "issued later" -> claims.put("iat", later);
      case "valid later" -> claims.put("nbf", later);
      case "sub" -> claims.put("sub", " ");
      default -> {}
    }
    var leftOut = List.of("exp", "iat").contains(fault) ? fault : "";
    var genuine = PROVIDER.token(!fault.equals("old"), claims, leftOut);
    var parts = genuine.split("\\.", -1);
    var token =
        switch (fault) {
          case "none" -> "eyJhbGciOiJub25lIn0." + parts[1] + ".";
          case "signature" ->
              parts[0] + "." + parts[1] + "." + PROVIDER.token(true, Map.of()).split("\\.")[2];
          case "nonsense" -> "nonsense";
          default -> genuine;
        };
    return comeBackWith(errand, back, token);
  }

  private static Answer comeBackWith(OpenIdServer.Errand errand, String back, String token) {
    PROVIDER.answers(
        200,
        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"more\":1,\"id_token\":\""
            + token
            + "\"}");
    return errand.browser().get(back);
  }

  @Test
  void aCodeThatIsRefusedAndAProviderThatBreaksAreToldApart() {
    var expired = PROVIDER.errand(talk, BEGIN);
    var back = expired.signIn("{}");
    PROVIDER.answers(400, "{\"error\":\"invalid_grant\",\"hint\":1}");
    assertRefused(expired.browser().get(back), 400, "did not work");

    var broken = PROVIDER.errand(talk, BEGIN);
    back = broken.signIn("{}");
    PROVIDER.answers(500, "oops");
    assertRefused(broken.browser().get(back), 503, "Journal account does not answer.");
  }

  @Test
  void whatTheProviderSignsIsNoTokenOfOurs() {
    var id = talk.sql().value("select id from staff where email = ?", account);
    var token =
        PROVIDER.token(
            true, Map.of("sub", String.valueOf(id), "roles", List.of("ADMIN"), "generation", 0));

    talk.api().as(token).get("/api/v1/admin/hosts").with(401);
  }

  @Test
  void whileTheProviderIsDownAPasswordStillOpens() {
    var down = TalkToUs.with(OpenIdServer.settings("http://localhost:1/desk"));
    var browser = StaffBrowser.page(down);
    assertThat(browser.get("/admin/sign-in").with(200).body())
        .contains("Sign in with Journal account");

    var refused = browser.get(BEGIN + "?next=/admin/mails");

    assertRefused(
        refused,
        503,
        "Journal account does not answer. Try again in a moment, or sign in with your password.");
    assertRefused(left(browser).get(RETURN + "?code=x&state=x"), 503, "does not answer");
    StaffBrowser.signIn(down, TalkToUs.ADMIN).get("/admin").with(200);
  }

  @Test
  void aProviderThatIsBackIsAskedAgainALittleLater() {
    PROVIDER.answers(503, "");
    var fresh = talk.replica(PROVIDER.settings());
    try {
      StaffBrowser.page(fresh).get(BEGIN).with(503);
      StaffBrowser.page(fresh).get(BEGIN).with(503);
      fresh.clock().advance(Duration.ofSeconds(6));
      StaffBrowser.page(fresh).get(BEGIN).with(302);
    } finally {
      fresh.stop();
    }
  }

  @Test
  void comingBackTooOftenIsThrottled() {
    var settings = new HashMap<>(PROVIDER.settings());
    settings.put("talk.ratelimit.enabled", "true");
    var limited = TalkToUs.with(settings);
    var browser = left(StaffBrowser.page(limited));
    for (int i = 0; i < 51; i++) {
      // Any page can have its readers' browsers come here, but those have not left from here.
      StaffBrowser.page(limited).get(RETURN + "?code=x&state=x").with(400);
      browser.get(RETURN + "?code=x&state=y").with(400);
      browser.get(RETURN + "?state=x").with(400);
    }
    for (int i = 0; i < 50; i++) {
      browser.get(RETURN + "?code=x&state=x").with(400);
    }

    assertThat(browser.get(RETURN + "?code=x&state=x").with(429).header("Retry-After"))
        .isNotEmpty();
    StaffBrowser.signIn(limited, TalkToUs.ADMIN).get("/admin").with(200);
  }

  /** A browser that has left with a state of x. */
  private static Api left(Api browser) {
    return browser.with("Cookie", "talk-openid-state=x");
  }

  @Test
  void withoutAProviderThereIsNothing() {
    var without = StaffBrowser.page(TalkToUs.running());

    assertThat(without.get("/admin/sign-in").with(200).body())
        .doesNotContain("openid", "Sign in with");
    without.get(BEGIN).with(404);
    without.get(RETURN + "?code=x&state=x").with(404);
    without.send("POST", BEGIN, "").with(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/oauth/login/desk",
        "/oauth/callback/desk",
        "/oauth/logout",
        "/logout",
        "/login",
        "/.well-known/oauth-protected-resource"
      })
  void theProtocolOpensNoRoutesOfItsOwn(String path) {
    StaffBrowser.page(talk).get(path).with(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/articles", "/admin/;%22,x"})
  void nobodyIsLedElsewhere(String next) {
    var errand = PROVIDER.errand(talk, BEGIN + "?next=" + next);

    var back = errand.browser().get(errand.signIn(claims(account, true))).with(303);

    assertThat(back.header("Location")).startsWith("/admin").doesNotContain("evil");
  }

  private Answer signIn(String email) {
    var back = comeBack(claims(email, true)).with(303);
    assertThat(back.header("Set-Cookie")).startsWith("talk-session=");
    return back;
  }

  private Answer comeBack(String claims) {
    var errand = PROVIDER.errand(talk, BEGIN);
    return errand.browser().get(errand.signIn(claims));
  }

  private static void assertRefused(Answer answer, int status, String said) {
    assertThat(answer.with(status).tellingNothingOfTheInside().body())
        .contains(said, "action=\"/admin/sign-in\"");
    assertThat(answer.response().headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("talk-session"));
  }
}
