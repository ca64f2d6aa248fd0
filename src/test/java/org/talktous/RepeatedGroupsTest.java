package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No regular expression repeats a group: Java's takes a frame of the stack for each repetition, and
 * whoever writes the text chooses how many there are. A possessive group (`)*+`) is a loop.
 */
class RepeatedGroupsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\"");
  private static final Pattern REPEATED =
      Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{[0-9]+,[0-9]*})(?!\\+)");

  /** Texts with such signs that are no regular expressions, or never meet what somebody wrote. */
  private static final List<String> EXCUSED = List.of();

  @Test
  void noPatternOfTheSourcesRepeatsAGroup() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .flatMap(RepeatedGroupsTest::repeated)
                  .filter(found -> EXCUSED.stream().noneMatch(found::endsWith)))
          .isEmpty();
    }
  }

  @Test
  void whatRepeatsAGroupIsFound() {
    assertThat(Stream.of("\"(a|b)*\"", "\"(a)+\"", "\"(a){2,}\"", "\"x(?:a){0,9}y\""))
        .allMatch(literal -> REPEATED.matcher(literal).find());
    assertThat(Stream.of("\"(a)*+\"", "\"(a)?\"", "\"(a){3}\"", "\"\\\\)*\"", "\"count(*)\""))
        .noneMatch(literal -> REPEATED.matcher(literal).find());
  }

  private static Stream<String> repeated(Path file) {
    try {
      return LITERAL
          .matcher(Files.readString(file))
          .results()
          .map(literal -> literal.group())
          .filter(literal -> REPEATED.matcher(literal).find())
          .map(literal -> SOURCES.relativize(file) + ": " + literal)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
