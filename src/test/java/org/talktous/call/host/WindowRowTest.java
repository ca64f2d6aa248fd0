package org.talktous.call.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.call.slot.Window;

class WindowRowTest {
  @ParameterizedTest
  @CsvSource({
    "09:00, 17:30, 09:00, 17:30",
    "' 9:00', '17:30 ', 09:00, 17:30",
    "20:00, 00:00, 20:00, 24:00",
    "20:00, 24:00, 20:00, 24:00",
    "00:00, 00:00, 00:00, 24:00",
    "0:00, 0:30, 00:00, 00:30"
  })
  void whatIsTypedBecomesAWindow(String start, String end, String from, String until) {
    var row = WindowRow.typed(start, end);

    assertThat(row.fault()).isEmpty();
    assertThat(row.window()).contains(Window.parse(from, until));
  }

  @ParameterizedTest
  @CsvSource({
    "09:00, '', half",
    "'', 09:00, half",
    "10:00, 09:00, order",
    "10:00, 10:00, order",
    "24:00, 24:00, order",
    "noon, 17:00, time",
    "09:00, 25:00, time",
    "9, 17:00, time"
  })
  void whatIsNoWindowHasItsFault(String start, String end, String fault) {
    var row = WindowRow.typed(start, end);

    assertThat(row.fault()).contains(fault);
    assertThat(row.window()).isEmpty();
  }

  @Test
  void whatIsLeftEmptyIsNoFault() {
    assertThat(WindowRow.typed(" ", "").fault()).isEmpty();
    assertThat(WindowRow.EMPTY.window()).isEmpty();
  }

  @Test
  void theEndOfTheDayIsMidnightInAForm() {
    assertThat(WindowRow.of(Window.parse("20:00", "24:00")))
        .isEqualTo(new WindowRow("20:00", "00:00"));
  }
}
