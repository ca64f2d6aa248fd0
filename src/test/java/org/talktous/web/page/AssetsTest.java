package org.talktous.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private final Assets assets = new Assets(List.of(), Sources.CLASS_PATH);

  @Test
  void whatTheBookingPageLoadsStaysUnder40Kilobytes() {
    var packed =
        List.of("talk.css", "zone.js", "htmx.js", "call.js", "icon.svg").stream()
            .mapToInt(name -> assets.find(name).orElseThrow().packed().length)
            .sum();
    // With the page itself, some 3 kB, the whole must stay under 60.
    assertThat(packed).isLessThan(40_000);
  }

  @Test
  void theStyleSheetHoldsPicoUnderOurs() {
    var css = new String(assets.find("talk.css").orElseThrow().plain(), UTF_8);
    assertThat(css.substring(0, 100)).startsWith("@layer pico{").contains("Pico CSS");
    assertThat(css.indexOf("--paper: #fbfaf7")).isPositive();
    assertThat(css.chars().filter(c -> c == '{').count())
        .isEqualTo(css.chars().filter(c -> c == '}').count());
  }

  @Test
  void packedAndPlainAreTheSame() throws IOException {
    var script = assets.find("call.js").orElseThrow();
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(script.packed()))) {
      assertThat(gzip.readAllBytes()).isEqualTo(script.plain());
    }
  }

  @Test
  void addressesNameTheContent() {
    assertThat(assets.address("icon.svg")).matches("/assets/[0-9a-f]{10}/icon\\.svg");
  }

  @Test
  void nothingElseOfTheClassPathIsServed() {
    for (var name :
        List.of(
            "../messages/en.properties", "en.properties", "application.yml", "nothing.css", "")) {
      assertThat(assets.find(name)).isEmpty();
    }
  }
}
