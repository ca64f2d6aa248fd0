package org.talktous.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.base.setting.Settings;

/** What the settings of the process make of the framework's. */
class LaunchTest {

  @ParameterizedTest
  @CsvSource({"8080, ''", "9000, 9000", "'', 9000", "'', ''"})
  void theServicesOwnPortIsNoManagementPort(String management, String port) {
    assertThat(Launch.management(settings(management, port))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"8081, ''", "8080, 9000", "8081, -1"})
  void anotherPortHasMetricsAndTheDetailsOfHealth(String management, String port) {
    assertThat(Launch.management(settings(management, port)))
        .containsEntry("endpoints.all.port", Integer.parseInt(management))
        .containsEntry("endpoints.health.details-visible", "ANONYMOUS");
  }

  private static Settings settings(String management, String port) {
    return new Settings(Map.of("TALK_MANAGEMENT_PORT", management, "MICRONAUT_SERVER_PORT", port));
  }
}
