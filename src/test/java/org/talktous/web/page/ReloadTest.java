package org.talktous.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A change of a template or an asset shows at the next request, as mn:run starts the service. */
@ServiceTest
class ReloadTest {
  @Test
  void templatesAndAssetsAreReadAnewWhenTheyChange(@TempDir Path project) throws IOException {
    var sources = project.resolve("src/main");
    copy(Path.of("src/main/jte"), sources.resolve("jte"));
    copy(Path.of("src/main/resources/assets"), sources.resolve("resources/assets"));
    var talk = TalkToUs.with(Map.of("talk.sources", sources.toString()));
    var reader = talk.api();
    assertThat(reader.get("/").with(200).body()).doesNotContain("Changed");

    // Its model is package-private.
    edit(sources.resolve("jte/home/home.jte"), "<h1>", "<h1>Changed once ");
    assertThat(reader.get("/").with(200).body()).contains("<h1>Changed once ");

    // A part that other templates call.
    edit(sources.resolve("jte/web/page/layout.jte"), "<body ", "<body title=\"Changed twice\" ");
    assertThat(reader.get("/").with(200).body())
        .contains("<h1>Changed once ", "title=\"Changed twice\"");

    edit(sources.resolve("resources/assets/reader/frame.css"), ":root", "/* Changed */ :root");
    var page = reader.get("/").with(200).body();
    var sheet = page.replaceAll("(?s).*href=\"(/assets/[0-9a-f]+/talk.css)\".*", "$1");
    assertThat(reader.get(sheet).with(200).body()).contains("/* Changed */");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void edit(Path file, String part, String instead) throws IOException {
    var text = Files.readString(file);
    assertThat(text).contains(part);
    Files.writeString(file, text.replace(part, instead));
    // A file system may keep no more than seconds.
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.ofEpochMilli(file.toFile().lastModified()).plusSeconds(2)));
  }
}
