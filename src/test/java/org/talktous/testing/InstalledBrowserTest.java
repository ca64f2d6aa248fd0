package org.talktous.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledBrowserTest {
  private final Path first;
  private final Path second;

  InstalledBrowserTest(@TempDir Path first, @TempDir Path second) {
    this.first = first;
    this.second = second;
  }

  @Test
  void chromiumComesBeforeChromeWhereverOnThePathItIs() throws IOException {
    program(first.resolve("google-chrome"));
    var chromium = program(second.resolve("chromium"));

    assertThat(InstalledBrowser.find(Map.of("PATH", first + File.pathSeparator + second)))
        .contains(chromium);
  }

  @Test
  void theOneWithoutAWindowComesFirst() throws IOException {
    program(first.resolve("chromium"));
    var shell = program(second.resolve("chromium-headless-shell"));

    assertThat(InstalledBrowser.find(Map.of("PATH", first + File.pathSeparator + second)))
        .contains(shell);
  }

  @Test
  void theChosenBrowserComesBeforeAll() throws IOException {
    program(first.resolve("chromium"));
    var chosen = program(second.resolve("my browser"));

    assertThat(
            InstalledBrowser.find(
                Map.of("PATH", first.toString(), "TALK_TEST_BROWSER", chosen.toString())))
        .contains(chosen);
  }

  @Test
  void aChosenBrowserThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> InstalledBrowser.find(Map.of("TALK_TEST_BROWSER", "/nowhere")))
        .hasMessage("TALK_TEST_BROWSER names no program: /nowhere");
  }

  @Test
  void withCiABrowserMustBeThere() throws IOException {
    program(first.resolve("chromium"));

    assertThat(
            BrowserExtension.evaluate(Map.of("PATH", first.toString(), "CI", "true")).isDisabled())
        .isFalse();
  }

  private static Path program(Path file) throws IOException {
    Files.createFile(file);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
