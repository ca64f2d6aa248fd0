package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Decision records have one form. */
class DecisionRecordsTest {
  private static final Path FOLDER = Path.of("src/docs/decisions");
  private static final List<String> PARTS =
      List.of("Status.", "Context.", "Options.", "Decision.", "Good.", "Bad.");

  @Test
  void eachHasItsNumberAndItsPartsInOrder() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.toList())
          .hasSizeGreaterThan(15)
          .allSatisfy(
              file -> {
                var text = Files.readString(file);
                var number = file.getFileName().toString().split("-", 2)[0];
                assertThat(text).as(file.toString()).startsWith("# " + number + ". ");
                assertThat(PARTS.stream().map(part -> text.indexOf("\n**" + part + "**")).toList())
                    .as(file.toString())
                    .isSorted()
                    .doesNotContain(-1);
              });
    }
  }
}
