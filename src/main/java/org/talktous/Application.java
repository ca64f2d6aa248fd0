package org.talktous;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.PrintStream;
import java.util.Map;
import java.util.OptionalInt;
import org.talktous.base.log.LogFormat;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.Settings;
import org.talktous.launch.Checkup;
import org.talktous.launch.Launch;
import org.talktous.launch.Migration;
import org.talktous.launch.StartFailure;
import org.talktous.launch.Word;

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
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    servers = @Server(url = "/"),
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
    chooseLogFormat();
    run(args, System.getenv(), System.out, System.err).ifPresent(System::exit);
  }

  private static void chooseLogFormat() {
    try {
      LogFormat.choose(Settings.of(System.getenv()));
    } catch (InvalidSetting reportedAtTheStart) {
      // as text
    }
  }

  /** Does what it is asked to; answers the exit status, and none while it serves. */
  public static OptionalInt run(
      String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      var word = Word.among(args);
      var settings = Settings.of(environment);
      return switch (word) {
        case SERVE -> {
          new Launch(settings, args).serve(out);
          yield OptionalInt.empty();
        }
        case MIGRATE -> OptionalInt.of(Migration.run(settings, out));
        case CHECK -> OptionalInt.of(Checkup.run(settings, out));
      };
    } catch (Word.Unknown e) {
      err.println("Talk to Us: " + e.getMessage());
      return OptionalInt.of(Word.Unknown.EXIT_STATUS);
    } catch (RuntimeException e) {
      StartFailure.of(e).printTo(err);
      return OptionalInt.of(StartFailure.EXIT_STATUS);
    }
  }
}
