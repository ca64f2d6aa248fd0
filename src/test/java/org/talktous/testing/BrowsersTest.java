package org.talktous.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@BrowserTest
class BrowsersTest {
  private static final String SOUND =
      """
      <!doctype html>
      <html lang="en">
      <head><title>Talk to us</title><meta name="viewport" content="width=device-width"></head>
      <body><main><h1>Talk to us</h1></main><script src="/script"></script></body>
      </html>
      """;
  private static final String FLAWED = "<html><body><img src='/none.png'></body></html>";

  private static HttpServer server;

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    show("/sound", "text/html", SOUND);
    show("/flawed", "text/html", FLAWED);
    show("/script", "text/javascript", "document.title = 'Scripts are on'");
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void aPageBringsTheReadersLanguageZoneWindowAndColours() {
    var page =
        Browsers.page(
            view ->
                view.setLocale("ru-RU")
                    .setTimezoneId("Europe/Moscow")
                    .setViewportSize(390, 844)
                    .setColorScheme(ColorScheme.DARK));
    open(page, "/sound");

    assertThat(page.evaluate("navigator.language")).isEqualTo("ru-RU");
    assertThat(page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone"))
        .isEqualTo("Europe/Moscow");
    assertThat(page.evaluate("innerWidth")).isEqualTo(390);
    assertThat(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).isEqualTo(true);
  }

  @Test
  void aPageCanBeReadWithScriptsOff() {
    var lively = Browsers.page();
    open(lively, "/sound");
    var plain = Browsers.page(view -> view.setJavaScriptEnabled(false));
    open(plain, "/sound");

    assertThat(lively.title()).isEqualTo("Scripts are on");
    assertThat(plain.title()).isEqualTo("Talk to us");
    assertThatThrownBy(() -> Axe.violations(plain)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pagesShareNothing() {
    var one = Browsers.page();
    open(one, "/sound");
    one.evaluate("localStorage.setItem('zone', 'UTC')");
    var other = Browsers.page();
    open(other, "/sound");

    assertThat(other.evaluate("localStorage.getItem('zone')")).isNull();
  }

  @Test
  void axeNamesTheRuleItsImpactAndThePlace() {
    var page = Browsers.page();
    open(page, "/flawed");

    assertThat(Axe.violations(page))
        .contains("image-alt (critical): [img]", "html-has-lang (serious): [html]");
  }

  @Test
  void axeReadsAPageWhosePolicyForbidsForeignScripts() {
    var page = Browsers.page();
    open(page, "/sound");

    assertThat(Axe.violations(page)).isEmpty();
  }

  private static void open(Page page, String path) {
    page.navigate("http://localhost:" + server.getAddress().getPort() + path);
  }

  private static void show(String path, String type, String text) {
    server.createContext(
        path,
        exchange -> {
          var body = text.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
          exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }
}
