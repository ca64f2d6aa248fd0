package org.talktous.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.talktous.base.setting.InvalidSetting;

class IncludedPostgresTest {

  @Test
  void aBuildWithoutOneAsksForADatabaseInOneLine() {
    assertThatThrownBy(() -> IncludedPostgres.mustFit("Plan 9", "vax"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "DATASOURCES_DEFAULT_URL must name a database: this build brings no PostgreSQL for"
                + " Plan 9 on vax");
  }

  @Test
  void thatOfThisMachineIsTaken() {
    assertThatCode(IncludedPostgres::mustFitThisMachine).doesNotThrowAnyException();
  }
}
