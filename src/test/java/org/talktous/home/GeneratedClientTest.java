package org.talktous.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A client that OpenAPI Generator writes from the served document compiles, and books a call. */
@ServiceTest
class GeneratedClientTest {
  private static final Path GENERATOR = Path.of("target/tools/openapi-generator.jar");
  private static final Path PROGRAM = Path.of("src/test/resources/generated-client/BookACall.java");
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  private static final int TIMEOUT_SECONDS = 180;

  private final TalkToUs talk;
  private final Path folder;

  GeneratedClientTest(TalkToUs talk, @TempDir Path folder) {
    this.talk = talk;
    this.folder = folder;
  }

  @Test
  void aGeneratedClientBooksMovesCancelsAndFindsACall() throws Exception {
    var article = talk.given().article().withHost("Europe/Berlin", "tuesday 09:00-17:00");
    generate();
    compile();

    var said =
        run(
            "-cp",
            folder.resolve("classes") + System.getProperty("path.separator") + CLASS_PATH,
            "BookACall",
            talk.address().toString(),
            article.slug(),
            TalkToUs.ADMIN,
            TalkToUs.PASSWORD);

    var reference = said.substring(0, said.indexOf(' '));
    assertThat(said.lines())
        .containsExactly(
            reference + " confirmed 0",
            reference + " confirmed 1",
            reference + " cancelled 2",
            reference + " cancelled");
    assertThat(talk.sql().value("select status from booking where reference = ?", reference))
        .isEqualTo("cancelled");
  }

  private void generate() throws IOException, InterruptedException {
    var document = folder.resolve("openapi.yml");
    Files.writeString(document, talk.api().get("/openapi.yml").with(200).body());
    run(
        "-jar",
        GENERATOR.toString(),
        "generate",
        "--generator-name=java",
        "--library=native",
        "--input-spec=" + document,
        "--output=" + folder.resolve("client"),
        "--invoker-package=generated.client",
        "--api-package=generated.client.api",
        "--model-package=generated.client.model",
        "--additional-properties=openApiNullable=false,useJakartaEe=true",
        "--global-property=apis,models,supportingFiles,apiTests=false,modelTests=false");
  }

  private void compile() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var errors = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, UTF_8);
        var generated = Files.walk(folder.resolve("client/src/main/java"))) {
      var sources =
          Stream.concat(
                  generated.filter(each -> each.toString().endsWith(".java")), Stream.of(PROGRAM))
              .toList();
      boolean compiles =
          compiler
              .getTask(
                  errors,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-nowarn",
                      "-cp",
                      CLASS_PATH,
                      "-d",
                      folder.resolve("classes").toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiles).as(errors.toString()).isTrue();
    }
  }

  /** Runs a program of Java's, and tells what it printed. */
  private String run(String... arguments) throws IOException, InterruptedException {
    var output = folder.resolve("output.txt");
    var process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC"),
                        Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    var said = Files.readString(output);
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
