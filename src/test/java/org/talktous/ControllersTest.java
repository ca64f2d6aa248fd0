package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What controllers declare themselves, and what they leave to the annotations they share. */
class ControllersTest {
  private static final Pattern CLASS = Pattern.compile("^(public |final )*class ", Pattern.MULTILINE);
  private static final Pattern ROUTE =
      Pattern.compile("^  @(Get|Post|Put|Delete|Patch)\\b", Pattern.MULTILINE);
  private static final Pattern SECURED = Pattern.compile("^  @Secured\\(", Pattern.MULTILINE);

  private record Controller(String file, String head, String body) {
    long routes() {
      return ROUTE.matcher(body).results().count();
    }

    long secured() {
      return SECURED.matcher(body).results().count();
    }
  }

  @Test
  void everyControllerSaysItselfWhoMayUseIt() {
    assertThat(controllers())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            each ->
                assertThat(each.head().contains("@Secured(") || each.secured() == each.routes())
                    .as(each.file())
                    .isTrue());
  }

  @Test
  void noPageIsInTheApiDocument() {
    assertThat(controllers())
        .filteredOn(each -> each.head().contains("@HtmlPage"))
        .hasSizeGreaterThan(20)
        .allSatisfy(each -> assertThat(each.head()).as(each.file()).contains("@Hidden"));
  }

  private static List<Controller> controllers() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith("Controller.java"))
          .map(ControllersTest::controller)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Controller controller(Path file) {
    try {
      var source = Files.readString(file);
      var start = CLASS.matcher(source).results().findFirst().orElseThrow().start();
      return new Controller(
          file.getFileName().toString(), source.substring(0, start), source.substring(start));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
