package org.talktous.call.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRulesTest {
  @ParameterizedTest
  @CsvSource({
    "PT-1S, P60D,      PT0S,     8, minimum notice",
    "PT0S,  PT0S,      PT0S,     8, horizon",
    "PT0S,  P-1D,      PT0S,     8, horizon",
    "PT0S,  P9999999D, PT0S,     8, horizon",
    "PT0S,  P60D,      PT-0.1S,  8, buffer",
    "PT0S,  P60D,      PT24H1S,  8, buffer",
    "PT0S,  P60D,      PT0S,     0, daily cap",
  })
  void namesTheRuleThatMakesNoSense(
      Duration notice, Duration horizon, Duration buffer, int cap, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallRules(notice, horizon, buffer, cap))
        .withMessageContaining(name);
  }

  @Test
  void aPartOfASecondOfBufferCountsAsAWholeOne() {
    var rules = new CallRules(Duration.ZERO, Duration.ofDays(1), Duration.ofMillis(1001), 1);

    assertThat(rules.bufferSeconds()).isEqualTo(2);
  }
}
