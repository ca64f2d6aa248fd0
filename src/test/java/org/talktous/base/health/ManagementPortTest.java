package org.talktous.base.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Api;
import org.talktous.testing.Nginx;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.TestDatabase;

/** What readers and what a monitor reach when {@code TALK_MANAGEMENT_PORT} is set. */
@TestInstance(Lifecycle.PER_CLASS)
class ManagementPortTest {
  private final int port = Nginx.freePort();
  private final ServiceProcess service =
      ServiceProcess.start(
              Map.of(
                  "DATASOURCES_DEFAULT_URL",
                  TestDatabase.migrated("management"),
                  "DATASOURCES_DEFAULT_USERNAME",
                  TestDatabase.username(),
                  "DATASOURCES_DEFAULT_PASSWORD",
                  TestDatabase.password(),
                  "TALK_MANAGEMENT_PORT",
                  Integer.toString(port)))
          .ready();
  private final Api readers = service.api();
  private final Api monitor = Api.of(URI.create("http://localhost:" + port));

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void metricsAreOnTheManagementPortAlone() {
    assertThat(readers.get("/prometheus").status()).isEqualTo(404);
    assertThat(monitor.get("/prometheus").with(200).body()).contains("hikaricp_connections");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
  void probesFindHealthOnBothPortsAndDetailsOnOne(String path) {
    var shown = readers.get(path).with(200);
    var details = monitor.get(path).with(200);

    assertThat(shown.text("/status")).isEqualTo("UP");
    assertThat(shown.body()).doesNotContain("database", "workers", "talk-to-us");
    assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(details.text("/status")).isEqualTo("UP");
    assertThat(details.text("/name")).isEqualTo("talk-to-us");
    assertThat(details.body()).containsAnyOf("database", "workers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/admin/sign-in", "/api/v1/articles/any", "/openapi.yml"})
  void nothingElseIsOnTheManagementPort(String path) {
    assertThat(monitor.get(path).status()).isEqualTo(404);
  }
}
