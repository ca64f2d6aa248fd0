package org.talktous.call.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
  @Test
  void readsTimesAndWritesThemBack() {
    var window = Window.parse("09:05", "24:00");

    assertThat(window).isEqualTo(new Window(9 * 60 + 5, 24 * 60));
    assertThat(window.start()).isEqualTo("09:05");
    assertThat(window.end()).isEqualTo("24:00");
  }

  @ParameterizedTest
  @CsvSource({
    "09:00, 09:00",
    "17:00, 09:00",
    "24:00, 24:00",
    "9:00, 10:00",
    "09:00, 24:01",
    "09:00, 25:00",
    "09:60, 11:00",
    "09:00:00, 10:00",
    "-1:00, 10:00",
    "٠٩:٠٠, 10:00"
  })
  void refusesWhatIsNoWindow(String start, String end) {
    assertThatIllegalArgumentException().isThrownBy(() -> Window.parse(start, end));
  }

  @Test
  void overlappingAndTouchingWindowsBecomeOne() {
    var windows =
        List.of(
            Window.parse("13:00", "15:00"),
            Window.parse("09:00", "12:00"),
            Window.parse("10:00", "11:00"),
            Window.parse("15:00", "16:00"));

    assertThat(Window.merged(windows))
        .containsExactly(Window.parse("09:00", "12:00"), Window.parse("13:00", "16:00"));
  }
}
