package org.talktous;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.exceptions.ApplicationStartupException;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import java.util.Map;
import org.talktous.setting.DataDirectory;
import org.talktous.setting.Setting;
import org.talktous.staff.FirstAdmin;

/** Starts the service, on the database it is given or else on one of its own. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Talk to Us",
            version = "1",
            description =
                "Readers of a scholarly article book a call about it, write to its people and"
                    + " answer surveys. Times are RFC 3339 with"
                    + " offset, zones are IANA's, errors are problem details (RFC 9457).",
            license = @License(name = "Apache-2.0")),
    tags = {
      @Tag(name = "Readers", description = "No account: a token opens one booking or one thread."),
      @Tag(name = "Staff", description = "With a bearer token from POST /api/v1/sessions.")
    })
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer")
public final class Application {
  private Application() {}

  public static void main(String[] args) {
    // Logging that sets itself up while it logs would say so on the first lines.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    try {
      start(args, System.getenv());
    } catch (RuntimeException e) {
      StartFailure.of(e).printTo(System.err);
      System.exit(1);
    }
  }

  private static void start(String[] args, Map<String, String> environment) {
    var port = environment.getOrDefault("MICRONAUT_SERVER_PORT", "");
    if (!port.isBlank()) {
      Setting.number("MICRONAUT_SERVER_PORT", port, -1, 65_535);
    }
    var url = environment.getOrDefault("DATASOURCES_DEFAULT_URL", "");
    if (url.isBlank()) {
      startOnOwnDatabase(args, dataDirectory(environment));
    } else {
      GivenDatabase.mustAnswer(url, environment);
      welcome(startOn(args, Map.of()));
    }
  }

  private static void startOnOwnDatabase(String[] args, Path dataDirectory) {
    var database = OwnDatabase.start(dataDirectory);
    try {
      var context = startOn(args, database.settings());
      database.stopAfter(context);
      context.getBean(Seeds.class).load();
      welcome(context);
    } catch (RuntimeException e) {
      database.stop();
      throw e;
    }
  }

  private static ApplicationContext startOn(String[] args, Map<String, Object> settings) {
    return new Launch()
        .args(args)
        .mainClass(Application.class)
        .banner(false)
        .properties(settings)
        .start();
  }

  private static void welcome(ApplicationContext context) {
    var drawnPassword = context.getBean(FirstAdmin.class).ensure();
    var demo = context.getBean(Demo.class);
    var seeds = context.getBean(Seeds.class);
    if (seeds.areWanted() || demo.isWanted()) {
      seeds.load();
    }
    if (demo.isWanted()) {
      demo.load();
    }
    context.getBean(Welcome.class).printTo(System.out, drawnPassword);
  }

  private static Path dataDirectory(Map<String, String> environment) {
    return DataDirectory.of(environment.getOrDefault("TALK_DATA_DIR", ""));
  }

  /** Leaves what went wrong to main; the framework would print a stack trace and exit. */
  private static final class Launch extends Micronaut {
    @Override
    protected void handleStartupException(Environment environment, Throwable failure) {
      throw new ApplicationStartupException("The service does not start.", failure);
    }
  }
}
