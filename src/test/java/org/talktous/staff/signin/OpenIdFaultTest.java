package org.talktous.staff.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.LogLines;
import org.talktous.testing.OpenIdServer;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** What becomes of signing in elsewhere while elsewhere is out of order. */
@ServiceTest
class OpenIdFaultTest {
  private static final OpenIdServer PROVIDER = OpenIdServer.start();
  private static final Duration PAUSE = Duration.ofSeconds(6);

  private static final List<@Nullable String> NOWHERE =
      Arrays.asList(
          null,
          "",
          "/token",
          "https:///token",
          "https://login example.org/",
          "https://somebody@login.example.org/",
          "http://login.example.org/");

  private final TalkToUs talk;
  private @Nullable TalkToUs fresh;

  OpenIdFaultTest(TalkToUs talk) {
    this.talk = talk;
  }

  @AfterEach
  void stop() {
    if (fresh != null) {
      fresh.stop();
    }
  }

  @AfterAll
  static void stopProvider() {
    PROVIDER.close();
  }

  @Test
  void oneWaitsForAProviderThatSaysNothingAndNobodyElse() throws IOException {
    try (var silent = ServerSocketChannel.open()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var here = knowing("http://127.0.0.1:" + silent.socket().getLocalPort());
      var first = CompletableFuture.supplyAsync(() -> begin(here));
      try (var asked = silent.accept()) {
        here.clock().advance(PAUSE);

        begin(here).with(503);

        assertThat(first).isNotDone();
        asked.write(US_ASCII.encode("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"));
        first.join().with(503);
      }
      // The pause begins when it is clear that there is no answer.
      begin(here).with(503);
      silent.configureBlocking(false);
      assertThat(silent.accept()).isNull();
    }
  }

  @Test
  void whatIsKnownOfAProviderServesWhileItIsDown() {
    var here = knowing(PROVIDER.issuer());
    var there = begin(here).with(302).header("Location").replaceFirst("\\?.*", "");
    here.clock().advance(Duration.ofHours(2));
    PROVIDER.answers(503, "");

    assertThat(begin(here).with(302).header("Location")).startsWith(there);

    PROVIDER.answers(200, described("authorization_endpoint", "https://new.example.org/"));
    assertThat(begin(here).with(302).header("Location")).startsWith(there);
    here.clock().advance(PAUSE);
    assertThat(begin(here).with(302).header("Location")).startsWith("https://new.example.org/?");
  }

  @Test
  void aProviderThatNamesNoSafePlacesIsNotGoneTo() {
    var here = knowing(PROVIDER.issuer());
    for (var member : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
      for (var unsafe : NOWHERE) {
        PROVIDER.answers(200, described(member, unsafe));
        try (var log = LogLines.of("org.talktous.staff.openid")) {
          begin(here).with(503).tellingNothingOfTheInside();

          assertThat(log.read()).singleElement().asString().contains(member);
        }
        here.clock().advance(PAUSE);
      }
    }

    begin(here).with(302);
  }

  @Test
  void whyThereIsNoTokenIsLoggedOnlyAsACode() {
    var here = knowing(PROVIDER.issuer());

    assertThat(logged(here, "\"invalid_grant\"")).isEqualTo("400 invalid_grant");
    for (var other :
        List.of("\"anna@example.org\"", "\"a\\nb\"", "\"" + "a".repeat(61) + "\"", "{}", "null")) {
      assertThat(logged(here, other)).isEqualTo("400 for a reason that is none of the known kind");
    }
  }

  /** What a refusal by the provider leaves in the log, after the words that are always the same. */
  private static String logged(TalkToUs here, String error) {
    var errand = PROVIDER.errand(here, "/admin/sign-in/openid");
    var back = errand.signIn("{}");
    PROVIDER.answers(400, "{\"error\":" + error + "}");
    try (var log = LogLines.of("org.talktous.staff.openid")) {
      errand.browser().get(back).with(400);
      return String.join("\n", log.read()).replace("The OpenID provider gives no token: ", "");
    }
  }

  private TalkToUs knowing(String issuer) {
    var replica = talk.replica(OpenIdServer.settings(issuer));
    fresh = replica;
    return replica;
  }

  private static Answer begin(TalkToUs here) {
    return StaffBrowser.page(here).get("/admin/sign-in/openid");
  }

  /** What the provider says of itself, but for one thing. */
  private static String described(String member, @Nullable String value) {
    var said = new HashMap<String, @Nullable String>();
    said.put("issuer", PROVIDER.issuer());
    for (var endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
      said.put(endpoint, "https://login.example.org/" + endpoint);
    }
    said.put(member, value);
    return said.entrySet().stream()
        .map(each -> '"' + each.getKey() + "\":" + quoted(each.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "null" : '"' + value + '"';
  }
}
