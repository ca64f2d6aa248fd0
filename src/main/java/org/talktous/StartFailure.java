package org.talktous;

import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.talktous.setting.InvalidSetting;

/**
 * Why the service could not start: one line where the reason is in the operator's hands, the whole
 * trace where it is a fault of ours.
 */
record StartFailure(Throwable failure) {

  static StartFailure of(Throwable failure) {
    return new StartFailure(failure);
  }

  void printTo(PrintStream out) {
    var line = causes().stream().flatMap(StartFailure::explanation).findFirst();
    out.println("Talk to Us cannot start: " + line.orElse(reason(failure)));
    if (line.isEmpty()) {
      failure.printStackTrace(out);
    }
  }

  /** What the innermost cause says, on one line; where it names a file alone, what is wrong too. */
  static String reason(Throwable failure) {
    var cause = new StartFailure(failure).causes().getLast();
    var said = Objects.requireNonNullElse(cause.getMessage(), "").strip();
    var first = said.lines().findFirst().orElse("");
    return cause instanceof FileSystemException || first.isEmpty()
        ? (cause.getClass().getSimpleName() + " " + first).strip()
        : first;
  }

  private List<Throwable> causes() {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
  }

  private static Stream<String> explanation(Throwable cause) {
    return switch (cause) {
      case InvalidSetting e -> Stream.of(String.valueOf(e.getMessage()));
      case ServerStartupException e -> Stream.of(portExplanation(e));
      case ConversionErrorException e -> Stream.of(reason(e));
      case ConfigurationException e -> Stream.of(reason(e));
      default -> Stream.empty();
    };
  }

  private static String portExplanation(ServerStartupException e) {
    var reason = reason(e);
    return reason.contains("Address already in use")
        ? "the port is in use; free it, or set MICRONAUT_SERVER_PORT to another"
        : e.getMessage() + ": " + reason;
  }
}
