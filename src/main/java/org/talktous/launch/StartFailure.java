package org.talktous.launch;

import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.talktous.base.database.DatabaseErrors;
import org.talktous.base.setting.InvalidSetting;

/**
 * Why the service could not start: one line where the reason is in the operator's hands, the whole
 * trace where it is a fault of ours.
 */
public record StartFailure(Throwable failure) {
  public static final int EXIT_STATUS = 1;

  public static StartFailure of(Throwable failure) {
    return new StartFailure(failure);
  }

  public void printTo(PrintStream out) {
    var line = line();
    out.println("Talk to Us cannot start: " + line.orElse(reason(failure)));
    if (line.isEmpty()) {
      failure.printStackTrace(out);
    }
  }

  /** The reason, if it is in the operator's hands. */
  Optional<String> line() {
    return causes().stream().flatMap(StartFailure::explanation).findFirst();
  }

  /** What the innermost cause says, on one line. */
  static String reason(Throwable failure) {
    return switch (new StartFailure(failure).causes().getLast()) {
      case AccessDeniedException e -> "there is no access to " + e.getFile();
      case FileAlreadyExistsException e -> "there is a file at " + e.getFile();
      case Throwable e when e.getMessage() == null -> e.getClass().getSimpleName();
      case Throwable e -> String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    };
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
      case FlywayValidateException e -> Stream.of(historyExplanation(e));
      case FlywayException e -> Stream.of(schemaExplanation(e));
      case SQLException e when DatabaseErrors.isOutage(e) ->
          Stream.of(
              "the database does not answer any more (DATASOURCES_DEFAULT_URL): " + reason(e));
      default -> Stream.empty();
    };
  }

  /** Which migration of the database's history is not the one that comes with this release. */
  private static String historyExplanation(FlywayValidateException e) {
    var first = String.valueOf(e.getMessage()).strip().lines().skip(1).findFirst().orElse("");
    return "the database was made by other migrations than those of this release (%s); start the "
            .formatted(first.strip())
        + "release that made it, or give this one an empty database";
  }

  /** What failed, such as a script, and what the database says of it. */
  private static String schemaExplanation(FlywayException e) {
    var lines = String.valueOf(e.getMessage()).strip().lines();
    var message =
        e.getCause() == null
            ? lines.limit(2).map(String::strip).collect(Collectors.joining(": "))
            : lines.findFirst().orElse("") + ": " + reason(e);
    return "the schema cannot be brought up to date: " + message;
  }

  private static String portExplanation(ServerStartupException e) {
    var reason = reason(e);
    return reason.contains("Address already in use")
        ? "the port is in use; free it, or set MICRONAUT_SERVER_PORT or TALK_MANAGEMENT_PORT"
        : e.getMessage() + ": " + reason;
  }
}
