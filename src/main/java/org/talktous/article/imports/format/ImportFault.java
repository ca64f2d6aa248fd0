package org.talktous.article.imports.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.Violation;

/**
 * Why a line of an import was refused, as it is stored.
 *
 * @param message what the API says, in English
 * @param code whose text is the message {@code articles.import.fault.CODE}; null where the field
 *     tells
 * @param arguments of that text
 */
public record ImportFault(
    String field, String message, @Nullable String code, @Nullable List<String> arguments) {

  /** Where a line cannot be read at all. */
  public static ImportFault ofLine(String code, String message, String... arguments) {
    return new ImportFault("line", message, code, List.of(arguments));
  }

  public static ImportFault ofHeader(String code, String message, String... arguments) {
    return new ImportFault("header", message, code, List.of(arguments));
  }

  public static ImportFault ofUnknownField(Violation violation) {
    return new ImportFault(
        violation.field(), violation.message(), "unknown-field", List.of(violation.field()));
  }

  public static ImportFault of(Violation violation) {
    return new ImportFault(
        violation.field().replaceFirst("abstractText$", "abstract"),
        violation.message(),
        null,
        null);
  }

  /** What was passed over, or guessed, where nothing is refused. */
  public static ImportFault remark(String field, String code, String message, String... arguments) {
    return new ImportFault(field, message, code, List.of(arguments));
  }

  /** A column or a field that an article of ours has no place for. */
  public static ImportFault ignored(String name) {
    return remark(name, "ignored", "has no place in an article; ignored", name);
  }

  public Violation violation() {
    return new Violation(field, message);
  }

  /** The sentence for a page. */
  public String text(Messages messages) {
    if (code != null && arguments != null) {
      return messages.text("articles.import.fault." + code, arguments.toArray());
    }
    return field
        + ": "
        + messages
            .find("articles.wrong." + field.replaceFirst("[\\[.].*", ""))
            .orElseGet(() -> messages.text("articles.wrong.unclear"));
  }
}
