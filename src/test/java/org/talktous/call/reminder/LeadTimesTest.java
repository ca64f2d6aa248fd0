package org.talktous.call.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.base.setting.InvalidSetting;

class LeadTimesTest {
  @Test
  void anyNumberCanBeSet() {
    assertThat(new LeadTimes("PT24H, P2D,PT15M").all())
        .containsExactly(Duration.ofHours(24), Duration.ofDays(2), Duration.ofMinutes(15));
    assertThat(new LeadTimes(" ").all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "PT1H,", ",", "PT0S", "-PT1H", "P400D", "PT1H;PT2H", "PT24H,P1D"})
  void nonsenseIsSaidByTheNameOfTheSetting(String given) {
    assertThatThrownBy(() -> new LeadTimes(given))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("TALK_REMINDERS");
  }
}
