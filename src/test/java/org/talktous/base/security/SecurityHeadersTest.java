package org.talktous.base.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** What every answer tells a browser. */
@ServiceTest
class SecurityHeadersTest {
  private final TalkToUs plain = TalkToUs.running();
  private final TalkToUs overTls =
      TalkToUs.with(Map.of("talk.public-url", "https://talk.example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing-here",
        "/health",
        "/prometheus",
        "/openapi.yml",
        "/embed.js",
        "/admin",
        "/api/v1/articles/nothing-here",
        "/api/v1/admin/hosts",
        "/robots.txt"
      })
  void everyAnswerBindsTheBrowser(String path) {
    var answer = overTls.api().get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Permissions-Policy")).contains("camera=()", "microphone=()");
    assertThat(answer.header("Cross-Origin-Resource-Policy"))
        .isEqualTo(path.equals("/embed.js") ? "cross-origin" : "same-origin");
  }

  @Test
  void withoutTlsNothingIsSaidOfIt() {
    assertThat(plain.api().get("/").header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void whatATokenOpensIsKeptByNobody() {
    var article = plain.given().article().withHost("UTC", "daily 09:00-18:00");
    var call = plain.reader().books(article, "2026-11-25T10:00:00Z");

    var page = plain.api().get("/calls/" + call.token()).with(200);

    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(call.read().header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void overTlsOnlyThisHostCanSetTheCookieOfASession() {
    assertThat(cookie("https://talk.example.org")).startsWith("__Host-talk-session=");
    assertThat(cookie("https://journal.example.org/talk")).startsWith("__Secure-talk-session=");
  }

  private static String cookie(String publicUrl) {
    var talk = TalkToUs.with(Map.of("talk.public-url", publicUrl));
    return StaffBrowser.page(talk)
        .send(
            "POST",
            "/admin/sign-in",
            StaffBrowser.form(Map.of("email", TalkToUs.ADMIN, "password", TalkToUs.PASSWORD)))
        .with(303)
        .header("Set-Cookie");
  }
}
