package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.testing.NeedsProgram;

/** What docker-compose.yml gives its containers, as Compose understands it; no engine is asked. */
@NeedsProgram(value = "docker", from = "docker.io", inCi = false)
class ComposeFileTest {
  private static final Path FILE = Path.of("docker-compose.yml");
  private static final Path DOCKER = Path.of("src/main/docker");
  private static final String SERVICE = "/services/talk-to-us";

  private final Path folder;

  ComposeFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A folder of its own, so that settings can stand beside the file. */
  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(folder.resolve(DOCKER));
    Files.copy(FILE, folder.resolve(FILE));
    try (var files = Files.newDirectoryStream(DOCKER, "*.env")) {
      for (var file : files) {
        Files.copy(file, folder.resolve(file));
      }
    }
  }

  @Test
  void withoutAMailServerMailsGoToMailpitWithoutTls() {
    assertThat(settings(Map.of()))
        .containsEntry("SMTP_HOST", "mailpit")
        .containsEntry("SMTP_PORT", "1025")
        .containsEntry("SMTP_STARTTLS", "false");
  }

  @Test
  void toAnotherMailServerTlsIsInsistedOn() {
    var given = Map.of("SMTP_HOST", "smtp.example.org", "SMTP_PASSWORD", "hidden");

    assertThat(settings(given))
        .containsEntry("SMTP_HOST", "smtp.example.org")
        .containsEntry("SMTP_PORT", "587")
        .containsEntry("SMTP_PASSWORD", "hidden")
        .containsEntry("SMTP_STARTTLS", "");
  }

  @Test
  void everySettingMayStandInAFileBesideIt() throws IOException {
    var chosen =
        Map.of(
            "TALK_DEMO", "true",
            "TALK_LINK_SECRET_PREVIOUS", "database",
            "TALK_OIDC_ISSUER", "https://login.example.org",
            "DATASOURCES_REPORTS_URL", "jdbc:postgresql://replica/talk",
            "IMAP_STARTTLS", "false",
            "TALK_SEEDS", "false",
            "SMTP_HOST", "smtp.example.org",
            "SMTP_STARTTLS", "true",
            "SMTP_PASSWORD_FILE", "/run/secrets/own/smtp-password");
    Files.write(
        folder.resolve(".env"),
        chosen.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList());

    assertThat(settings(Map.of())).containsAllEntriesOf(chosen);
    assertThat(volumes(SERVICE)).contains(folder.toRealPath() + "/secrets:/run/secrets/own");
  }

  @Test
  void noContainerHoldsTheDrawnSecretsOfAnother() {
    assertThat(secrets(SERVICE)).containsExactly("service-secrets:/run/secrets/drawn");
    assertThat(secrets("/services/database")).containsExactly("secrets:/run/secrets/drawn");
    assertThat(secrets("/services/grafana")).containsExactly("grafana-secrets:/run/secrets/drawn");
    for (var other : List.of("mailpit", "kafka", "prometheus")) {
      assertThat(secrets("/services/" + other)).isEmpty();
    }
  }

  private List<String> secrets(String service) {
    return volumes(service).stream().filter(each -> each.matches("[a-z-]*secrets:.*")).toList();
  }

  private List<String> volumes(String service) {
    return StreamSupport.stream(understood(Map.of()).at(service + "/volumes").spliterator(), false)
        .map(each -> each.at("/source").asText() + ":" + each.at("/target").asText())
        .toList();
  }

  private Map<String, String> settings(Map<String, String> environment) {
    var settings = new HashMap<String, String>();
    understood(environment)
        .at(SERVICE + "/environment")
        .properties()
        .forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
    return settings;
  }

  private JsonNode understood(Map<String, String> environment) {
    var builder =
        new ProcessBuilder("docker", "compose", "--profile", "*", "config", "--format", "json")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(COMPOSE|TALK|SMTP|IMAP|KAFKA|DATASOURCES)_.*"));
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      var said = process.getInputStream().readAllBytes();
      assertThat(process.waitFor()).isZero();
      return new ObjectMapper().readTree(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
