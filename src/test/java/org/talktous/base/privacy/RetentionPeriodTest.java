package org.talktous.base.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

class RetentionPeriodTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "P365D, 2025-11-23T08:00:00Z, 365 days, 365 дней",
    "P1Y6M, 2025-05-23T08:00:00Z, 1 year 6 months, 1 год 6 месяцев",
    "P1D, 2026-11-22T08:00:00Z, 1 day, 1 день",
    "PT720H, 2026-10-24T08:00:00Z, 30 days, 30 дней",
    "PT36H, 2026-11-21T20:00:00Z, 36 hours, 36 часов"
  })
  void aPeriodIsCountedBackAndSaidInWords(String given, Instant before, String en, String ru) {
    var period = new RetentionPeriod(given);

    assertThat(period.before(NOW)).isEqualTo(before);
    assertThat(period.text(Messages.in(Language.EN))).isEqualTo(en);
    assertThat(period.text(Messages.in(Language.RU))).isEqualTo(ru);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a year", "365", "P0D", "-P1D", "P-1D", "PT23H", "P101Y", "P99999999Y", "PT"})
  void whatIsNoPeriodStopsTheStart(String given) {
    assertThatThrownBy(() -> new RetentionPeriod(given))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "TALK_RETENTION must be an ISO 8601 period from P1D to P100Y, such as P365D or P1Y6M,"
                + " not "
                + given);
  }

  @Test
  void theOperatorsContactIsAnAddressOrAPage() {
    assertThat(new Operator("", "").contactUrl()).isNull();
    assertThat(new Operator("J", "a@example.org").contactUrl()).isEqualTo("mailto:a@example.org");
    assertThat(new Operator("J", "https://example.org/privacy").contactUrl())
        .isEqualTo("https://example.org/privacy");
    assertThatThrownBy(() -> new Operator("J", "call us"))
        .hasMessageStartingWith("TALK_OPERATOR_CONTACT must be an e-mail address");
    assertThatThrownBy(() -> new Operator("two\nlines", ""))
        .hasMessageStartingWith("TALK_OPERATOR_NAME must be one line");
  }
}
