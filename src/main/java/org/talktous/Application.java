package org.talktous;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.nio.file.Path;
import java.util.Map;
import org.talktous.setting.InvalidSetting;

/** Starts the service, on the database it is given or else on one of its own. */
public final class Application {
  private Application() {}

  public static void main(String[] args) {
    try {
      start(args, System.getenv());
    } catch (RuntimeException e) {
      StartFailure.of(e).printTo(System.err);
      System.exit(1);
    }
  }

  private static void start(String[] args, Map<String, String> environment) {
    var url = environment.getOrDefault("DATASOURCES_DEFAULT_URL", "");
    if (url.isBlank()) {
      startOnOwnDatabase(args, dataDirectory(environment));
    } else {
      GivenDatabase.mustAnswer(url, environment);
      startOn(args, Map.of()).getBean(Welcome.class).printTo(System.out);
    }
  }

  private static void startOnOwnDatabase(String[] args, Path dataDirectory) {
    var database = OwnDatabase.start(dataDirectory);
    try {
      var context = startOn(args, database.settings());
      database.stopAfter(context);
      context.getBean(Seeds.class).load();
      context.getBean(Welcome.class).printTo(System.out);
    } catch (RuntimeException e) {
      database.stop();
      throw e;
    }
  }

  private static ApplicationContext startOn(String[] args, Map<String, Object> settings) {
    return Micronaut.build(args)
        .mainClass(Application.class)
        .banner(false)
        .properties(settings)
        // Zero keeps the framework from printing a stack trace: what went wrong is said in main.
        .mapError(Throwable.class, failure -> 0)
        .start();
  }

  private static Path dataDirectory(Map<String, String> environment) {
    var given = environment.getOrDefault("TALK_DATA_DIR", "").strip();
    try {
      return Path.of(given.isEmpty() ? "var" : given).toAbsolutePath();
    } catch (java.nio.file.InvalidPathException e) {
      throw new InvalidSetting("TALK_DATA_DIR", "is not a path: " + given);
    }
  }
}
