package org.talktous.panel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.talktous.testing.Browsers;
import org.talktous.testing.TalkToUs;

/**
 * A publisher's site: one page at {@code 127.0.0.1}, which is another site than {@code localhost},
 * where the service is.
 */
final class HostSite implements AutoCloseable {
  private static final String WATCH =
      """
      if (self === top) {
        window.told = [];
        for (const name of ['ready', 'opened', 'booked', 'commented', 'answered-survey', 'closed'])
          addEventListener('talktous:' + name, event => told.push(name + ' ' + JSON.stringify(event.detail)));
        addEventListener('talktous:ready', () => console.log('ready'));
        window.shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(
          each => { if (!each.hadRecentInput) window.shift += each.value; }))
          .observe({type: 'layout-shift', buffered: true});
      }
      """;

  private final HttpServer server;
  private final TalkToUs talk;
  private final List<String> console = new ArrayList<>();
  private String policy = "";
  private String page = "";
  private boolean ready;

  private HostSite(HttpServer server, TalkToUs talk) {
    this.server = server;
    this.talk = talk;
  }

  /** A site that stands on the list. */
  static HostSite listed(TalkToUs talk, boolean registers) {
    var site = unlisted(talk);
    talk.desk()
        .put(
            "/api/v1/admin/sites",
            List.of(Map.of("origin", site.origin(), "registersArticles", registers)))
        .with(200);
    return site;
  }

  static HostSite unlisted(TalkToUs talk) {
    try {
      var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      var site = new HostSite(server, talk);
      server.createContext(
          "/",
          exchange -> {
            var body = site.page.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            if (!site.policy.isEmpty()) {
              exchange.getResponseHeaders().set("Content-Security-Policy", site.policy);
            }
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
              out.write(body);
            }
          });
      server.start();
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The snippet with further attributes, such as {@code data-display="button"}. */
  String snippet(String article, String attributes) {
    return "<script src=\"%s/embed.js\" data-article=\"%s\" %s async></script>"
        .formatted(talk.address(), article, attributes);
  }

  /** The policy that the guide for operators names, and nothing beside it. */
  HostSite strict() {
    var base = talk.address();
    policy =
        "default-src 'none'; script-src %s; frame-src %s; connect-src %s; style-src 'none'"
            .formatted(base, base, base);
    return this;
  }

  /** The same by a nonce. */
  HostSite strict(String nonce) {
    policy =
        strict().policy.replace("script-src " + talk.address(), "script-src 'nonce-" + nonce + "'");
    return this;
  }

  HostSite lax() {
    policy = "";
    return this;
  }

  /** Opens the page with a body in it. */
  Page open(String head, String body, Consumer<Browser.NewContextOptions> view) {
    page =
        "<!DOCTYPE html><html lang=en><head><title>Host</title>"
            + head
            + "</head><body>"
            + body
            + "</body></html>";
    var opened = Browsers.page(view);
    withoutThirdPartyCookies(opened);
    ready = false;
    opened.addInitScript(WATCH);
    opened.onConsoleMessage(
        said -> {
          ready |= said.text().equals("ready");
          if (!said.type().equals("log") && !said.text().contains("favicon")) {
            console.add(said.type() + ": " + said.text());
          }
        });
    opened.navigate(origin() + "/article");
    return opened;
  }

  private static void withoutThirdPartyCookies(Page page) {
    var settings = new JsonObject();
    settings.addProperty("enableThirdPartyCookieRestriction", true);
    settings.addProperty("disableThirdPartyCookieMetadata", true);
    settings.addProperty("disableThirdPartyCookieHeuristics", true);
    page.context().newCDPSession(page).send("Network.enable");
    page.context().newCDPSession(page).send("Network.setCookieControls", settings);
  }

  List<String> console() {
    return console;
  }

  static Locator panel(Page page) {
    return page.locator("talk-to-us .p");
  }

  static FrameLocator frame(Page page) {
    return page.frameLocator("talk-to-us dialog[open] iframe");
  }

  @SuppressWarnings("unchecked")
  static List<String> told(Page page) {
    return (List<String>) page.evaluate("told");
  }

  /** Waits for an event; an expression that is polled in the page would need unsafe-eval. */
  static void waitUntilTold(Page page, String event) {
    page.waitForCondition(() -> told(page).stream().anyMatch(each -> each.startsWith(event + " ")));
  }

  /** Waits for the panel of the page opened last without running anything in it. */
  void waitUntilReady(Page page) {
    page.waitForCondition(() -> ready);
  }

  static double shift(Page page) {
    return ((Number) page.evaluate("shift")).doubleValue();
  }

  /** Selects a text that stands within one element. */
  static void select(Page page, String element, String text) {
    page.locator(element)
        .evaluate(
            """
            (element, text) => {
              const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(text);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(
                  walker.currentNode, at, walker.currentNode, at + text.length);
                return;
              }
              throw Error('no ' + text);
            }
            """,
            text);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
