import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the OpenAPI document what the library that writes it leaves out: that an operation wants
 * no account, that an object may be null, and that a value may be of any type. "nullable" says that
 * of the type beside it only (OpenAPI 3.0.3), so not of a reference; a value of any type has none.
 */
final class FinishOpenApi {
  private static final Pattern OPERATIONS =
      Pattern.compile("(?m)^(?=    (?:get|put|post|delete|patch):$)");
  private static final Pattern NULLABLE_REFERENCES =
      Pattern.compile("(?m)^( +)nullable: true\n\\1allOf:\n(\\1- \\$ref: .*)\n");
  private static final Pattern VALUES =
      Pattern.compile(
          "(?m)^( +)(\\S+:)\n\\1  type: object\n"
              + "((?:\\1  (?!properties:|additionalProperties:|enum:).*\n)*+)(?!\\1  )");

  private FinishOpenApi() {}

  public static void main(String[] arguments) throws IOException {
    var file = Path.of(arguments[0]);
    var written = Files.readString(file);
    var finished = withValuesOfAnyType(withNullableReferences(withoutSecurity(written)));
    if (!finished.equals(written)) {
      Files.writeString(file, finished);
    }
  }

  private static String withoutSecurity(String document) {
    return OPERATIONS
        .splitAsStream(document)
        .map(
            part ->
                part.startsWith("openapi:") || part.contains("\n      security:")
                    ? part
                    : part.replaceFirst("\n", "\n      security: []\n"))
        .collect(joining());
  }

  private static String withNullableReferences(String document) {
    return NULLABLE_REFERENCES
        .matcher(document)
        .replaceAll("$1anyOf:\n$2\n$1- type: object\n$1  nullable: true\n$1  enum:\n$1  - null\n");
  }

  private static String withValuesOfAnyType(String document) {
    return VALUES
        .matcher(document)
        .replaceAll(
            value -> {
              var said = value.group(3).replaceFirst(" +nullable: true\n", "");
              return Matcher.quoteReplacement(
                  value.group(1) + value.group(2) + (said.isEmpty() ? " {}\n" : "\n" + said));
            });
  }
}
