package org.talktous.call.icalendar;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedLinesTest {
  private static String kept(String file) throws IOException {
    return new String(
        WantedLines.of(
            new ByteArrayInputStream(file.getBytes(UTF_8)), "b@example.org", 1_000_000, 10_000),
        UTF_8);
  }

  @Test
  void whatSaysWhenStaysAndWhatSaysWhatGoes() throws IOException {
    assertThat(
            kept(
                """
                \uFEFFBEGIN:VCALENDAR
                begin:vevent
                UID:1
                DTST
                 ART;TZID=Europe/
                 Berlin:20261019T100000
                DESCRIPTION:UID:2
                 DTSTART:3
                X-DTSTART:4
                ORGANIZER:mailto:a@example.org
                ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org
                ATTENDEE;PARTSTAT=DEC
                 LINED:mailto:b@example.org
                SUMMARY
                END:VEVENT
                END:VCALENDAR\
                """))
        .isEqualTo(
            """
            \uFEFFBEGIN:VCALENDAR
            begin:vevent
            UID:1
            DTST
             ART;TZID=Europe/
             Berlin:20261019T100000
            ATTENDEE;PARTSTAT=DEC
             LINED:mailto:b@example.org
            END:VEVENT
            END:VCALENDAR\
            """);
  }

  @Test
  void aFileInUtf16IsReadByItsMark() throws IOException {
    var file = "BEGIN:VEVENT\r\nSUMMARY:Приём 😀\r\nUID:1\r\nEND:VEVENT";
    for (var encoding : List.of(UTF_16LE, UTF_16BE)) {
      var bytes = ("\uFEFF" + file).getBytes(encoding);
      assertThat(
              WantedLines.of(new ByteArrayInputStream(bytes), "b@example.org", 1_000_000, 10_000))
          .asString(UTF_8)
          .isEqualTo(file);
    }
  }

  @Test
  void whatIsDroppedMayBeLongAndWhatIsKeptMayNot() throws IOException {
    assertThat(kept("ATTACH:" + "x".repeat(900_000) + "\nUID:1")).isEqualTo("UID:1");
    assertThat(kept("x".repeat(900_000))).isEmpty();
    assertThatThrownBy(() -> kept("UID:" + "x".repeat(20_000)))
        .isInstanceOf(WantedLines.TooMuch.class);
    assertThatThrownBy(() -> kept("ATTACH:" + "x".repeat(1_000_000)))
        .isInstanceOf(WantedLines.TooMuch.class);
  }
}
