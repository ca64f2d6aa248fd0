package org.talktous.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.LongTexts;
import org.talktous.testing.SmallStack;
import org.talktous.web.constraint.Lines;

/** What a person typed, as a page shows it. */
class ProseTest {

  static Stream<String> longTexts() {
    return LongTexts.of(20_000);
  }

  @Test
  void anEmptyLinePartsParagraphsAndALineEndPartsLines() {
    assertThat(shown("\n One.\r\nTwo.\n \t\n\r\nThree.\u2028Four.\n"))
        .containsExactly("One.|Two.", "Three.|Four.");
    assertThat(shown(" \n ")).isEmpty();
  }

  @Test
  void webAddressesAreLinksAndNothingElseIs() {
    var pieces =
        Prose.of("See https://a.example/x and www.b.example, not ftp://c.example.")
            .paragraphs()
            .getFirst()
            .lines()
            .getFirst()
            .pieces();

    assertThat(pieces.stream().map(Prose.Piece::address).filter(each -> each != null))
        .containsExactly("https://a.example/x", "https://www.b.example");
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void noTextIsTooLongToBeShown(String text) {
    SmallStack.run(
        () -> {
          Prose.of(text).links();
          assertThat(Lines.isEmpty(text) ? "" : Lines.folded(text)).doesNotContain("\n\n\n");
          assertThat(Lines.folded(Lines.folded(text))).isEqualTo(Lines.folded(text));
        });
  }

  @Test
  @SuppressWarnings("NullAway") // is what cannot be shown
  void aTextThatCannotBeShownLeavesSomeWords() {
    assertThat(text(Prose.orInstead(null, "Not this one."))).containsExactly("Not this one.");
  }

  @Test
  void runsOfEmptyLinesAreFolded() {
    assertThat(Lines.folded("a\n\n\n \n\u200b\nb\r\n\r\n\r\n  c\n"))
        .isEqualTo("a\n\nb\r\n\r\n  c\n");
    assertThat(Lines.folded("a\n\nb\nc")).isEqualTo("a\n\nb\nc");
    assertThat(Lines.folded("\n".repeat(3_000))).isEqualTo("\n");
    assertThat(Lines.folded("")).isEmpty();
  }

  private static List<String> shown(String text) {
    return text(Prose.of(text));
  }

  private static List<String> text(Prose prose) {
    return prose.paragraphs().stream()
        .map(
            paragraph ->
                paragraph.lines().stream()
                    .map(
                        line ->
                            line.pieces().stream()
                                .map(Prose.Piece::text)
                                .collect(Collectors.joining()))
                    .map(String::strip)
                    .collect(Collectors.joining("|")))
        .toList();
  }
}
