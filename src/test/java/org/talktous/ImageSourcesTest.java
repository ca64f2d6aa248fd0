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
 * The build inside the image has only what the Dockerfile copies: it must be all that Maven reads.
 */
class ImageSourcesTest {
  private static final Path BUILD = Path.of("pom.xml");
  private static final Path IMAGE = Path.of("src/main/docker/Dockerfile");
  private static final Path IGNORED = Path.of(".dockerignore");
  private static final Pattern READ =
      Pattern.compile("\\$\\{project\\.basedir}/([\\w./-]+)|<directory>([\\w./-]+)</directory>");
  private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(.+) \\S+$");

  @Test
  void theImageIsBuiltFromAllThatMavenReads() throws IOException {
    var copied = copied();
    var read =
        READ.matcher(Files.readString(BUILD))
            .results()
            .map(each -> each.group(1) == null ? each.group(2) : each.group(1))
            .distinct()
            .toList();

    assertThat(read).contains("db", "src/build/CompileScripts.java", "src/main/js");
    assertThat(read).allMatch(path -> copied.stream().anyMatch(each -> covers(each, path)));
  }

  @Test
  void theImageIsBuiltFromEverySourceFolder() throws IOException {
    try (var folders = Files.list(Path.of("src/main"))) {
      assertThat(folders.map(Path::toString).filter(each -> !each.endsWith("docker")))
          .isNotEmpty()
          .isSubsetOf(copied());
    }
  }

  @Test
  void nothingThatIsCopiedIsKeptFromTheEngine() throws IOException {
    var rules = Files.readAllLines(IGNORED);

    assertThat(copied())
        .allMatch(path -> rules.stream().anyMatch(rule -> rule.equals("!" + path.split("/")[0])))
        .noneMatch(path -> rules.contains(path));
  }

  /** A folder that holds copied ones is searched for what there is of them. */
  private static boolean covers(String copied, String path) {
    return (path + "/").startsWith(copied + "/") || copied.startsWith(path + "/");
  }

  private static List<String> copied() throws IOException {
    return COPIED
        .matcher(Files.readString(IMAGE))
        .results()
        .flatMap(each -> Stream.of(each.group(1).split(" ")))
        .toList();
  }
}
