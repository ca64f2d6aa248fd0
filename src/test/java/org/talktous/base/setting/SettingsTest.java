package org.talktous.base.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that stand in files, as secrets do in containers. */
class SettingsTest {
  private static final String FILE = "SMTP_PASSWORD_FILE";

  private final Path folder;

  SettingsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void anySettingMayStandInAFile() throws IOException {
    var file = file("kept blank \r\n");

    assertThat(Settings.of(Map.of(FILE, file)).verbatim("SMTP_PASSWORD")).isEqualTo("kept blank ");
    assertThat(Settings.of(Map.of("TALK_OF_TOMORROW_FILE", file)).has("TALK_OF_TOMORROW")).isTrue();
  }

  @Test
  void filesOfOtherProgramsAreNotRead() {
    var settings = Settings.of(Map.of("SSL_CERT_FILE", folder.resolve("none").toString()));

    assertThat(settings.has("SSL_CERT")).isFalse();
  }

  @Test
  void aSettingStandsInOnePlace() throws IOException {
    var both = Map.of(FILE, file("secret"), "SMTP_PASSWORD", "secret");

    assertThatThrownBy(() -> Settings.of(both))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(FILE)
        .hasMessageContaining("only one");
    assertThat(
            Settings.of(Map.of(FILE, file("secret"), "SMTP_PASSWORD", " ")).text("SMTP_PASSWORD"))
        .isEqualTo("secret");
  }

  @Test
  void aFileThatHoldsNoSettingIsSaid() throws IOException {
    assertRefused(folder.resolve("none").toString());
    assertRefused(folder.toString());
    assertRefused(file("\n"));
    assertRefused(file("x".repeat(70_000)));
    assertRefused(file("a\0b"));
    assertRefused("\0");
    var notText = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertRefused(notText.toString());
  }

  private static void assertRefused(String file) {
    assertThatThrownBy(() -> Settings.of(Map.of(FILE, file)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(FILE + " ");
  }

  private String file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "setting", ""), content).toString();
  }
}
