package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.talktous.testing.NeedsProgram;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** The commands that the README shows, run as they are printed. */
class ReadmeTest {
  private static final Pattern SHELL = Pattern.compile("```sh\\n([^`]*)```");

  @Test
  @NeedsProgram(value = "curl", from = "curl")
  void everyLineOfTheApiWorks() throws IOException, InterruptedException {
    var database = TestDatabase.fresh("readme");
    var settings =
        Map.of(
            "DATASOURCES_DEFAULT_URL",
            database,
            "DATASOURCES_DEFAULT_USERNAME",
            TestDatabase.username(),
            "DATASOURCES_DEFAULT_PASSWORD",
            TestDatabase.password(),
            "TALK_SEEDS",
            "true");
    try (var service = ServiceProcess.start(settings).ready()) {
      var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", lines(service));
      shell.environment().put("TALK_ADMIN_PASSWORD", TalkToUs.PASSWORD);
      var running = shell.redirectErrorStream(true).start();
      var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(running.waitFor()).as(said).isZero();
      assertThat(said)
          .contains("\"status\":\"cancelled\"")
          .contains("What does the leader gain?")
          .contains("whsec_")
          .contains("org.talktous.booking.cancelled")
          .doesNotContain("/problems/");
    }
  }

  private static String lines(ServiceProcess service) throws IOException {
    return SHELL
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.contains("$api/"))
        .collect(Collectors.joining("\n"))
        .replace("http://localhost:8080", service.address().toString());
  }
}
