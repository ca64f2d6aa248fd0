package org.talktous.launch;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.exceptions.ApplicationStartupException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.base.log.LogFormat;
import org.talktous.base.setting.ConnectionCheck.Finding;
import org.talktous.base.setting.DataDirectory;
import org.talktous.base.setting.Setting;
import org.talktous.base.setting.Settings;

/**
 * The start of the service. Leaves what goes wrong to its caller, with nothing left running; the
 * framework would print a stack trace and exit.
 */
public final class Launch extends Micronaut {
  private static final String LOOPBACK = "127.0.0.1";
  // Below whatever else may set the same, application.yml included.
  private static final int LAST = -1000;
  private static final int HIGHEST_PORT = 65_535;
  // That of the framework, where MICRONAUT_SERVER_PORT is not set.
  private static final String USUAL_PORT = "8080";

  private final Settings settings;
  private @Nullable ApplicationContext context;

  public Launch(Settings settings, String... args) {
    this.settings = settings;
    LogFormat.check(settings);
    args(args);
    mainClass(Launch.class);
    banner(false);
    environmentPropertySource(false);
    propertySources(new SettingsSource(settings), listening(), management());
  }

  /**
   * The default of {@code MICRONAUT_SERVER_HOST}: loopback, for a trial on one's own machine; all
   * interfaces once {@code TALK_PUBLIC_URL} is set.
   */
  private PropertySource listening() {
    boolean isPublic = settings.has("TALK_PUBLIC_URL") || settings.has("MICRONAUT_SERVER_HOST");
    return PropertySource.of(
        "listening", isPublic ? Map.of() : Map.of("micronaut.server.host", LOOPBACK), LAST);
  }

  /**
   * {@code TALK_MANAGEMENT_PORT} moves the framework's endpoints, with the details of health, to a
   * port that no reader need reach. The number of the service's own port means the same as none.
   */
  private PropertySource management() {
    return PropertySource.of("management", management(settings));
  }

  static Map<String, Object> management(Settings settings) {
    var port = settings.text("TALK_MANAGEMENT_PORT");
    var readers = settings.text("MICRONAUT_SERVER_PORT");
    return port.isEmpty() || port.equals(readers.isEmpty() ? USUAL_PORT : readers)
        ? Map.of()
        : Map.of(
            "endpoints.all.port",
            Setting.number("TALK_MANAGEMENT_PORT", port, 1, HIGHEST_PORT),
            "endpoints.health.details-visible",
            "ANONYMOUS");
  }

  public ApplicationContext serve(PrintStream out) {
    if (settings.has("MICRONAUT_SERVER_PORT")) {
      Setting.number(
          "MICRONAUT_SERVER_PORT", settings.text("MICRONAUT_SERVER_PORT"), -1, HIGHEST_PORT);
    }
    var serving = isOnOwnDatabase(settings) ? onOwnDatabase() : onGivenDatabase();
    serving.getBean(Welcome.class).printTo(out);
    return serving;
  }

  static boolean isOnOwnDatabase(Settings settings) {
    return !settings.has(GivenDatabase.PREFIX + "URL");
  }

  static boolean migrates(Settings settings) {
    return !settings.has("TALK_MIGRATE")
        || Setting.flag("TALK_MIGRATE", settings.text("TALK_MIGRATE"));
  }

  private ApplicationContext onGivenDatabase() {
    var database = GivenDatabase.in(settings, GivenDatabase.connections(settings));
    return on(database, Map.of());
  }

  private ApplicationContext onOwnDatabase() {
    mustHaveConnections();
    var own = OwnDatabase.start(DataDirectory.of(settings.text("TALK_DATA_DIR")));
    try {
      var serving = on(own.database(), Map.of("talk.seeds", "true"));
      own.stopAfter(serving);
      return serving;
    } catch (RuntimeException e) {
      own.stop();
      throw e;
    }
  }

  /** Named here: the framework would name a property of the pool. */
  private void mustHaveConnections() {
    int connections = GivenDatabase.connections(settings);
    if (isOnOwnDatabase(settings)) {
      OwnDatabase.mustAllow(connections);
    }
  }

  private ApplicationContext on(Database database, Map<String, Object> more) {
    boolean migrates = migrates(settings);
    if (!migrates) {
      new Schema(database).mustBeUpToDate();
    }
    var properties = new HashMap<>(database.settings());
    properties.put("flyway.datasources.default.enabled", migrates);
    properties.putAll(more);
    properties(properties);
    return start();
  }

  /**
   * Builds all that reads a setting and has the connections checked; neither the database nor the
   * port is touched.
   */
  List<Finding> check() {
    mustHaveConnections();
    properties(withoutDatabase());
    try (var checking = build()) {
      checking.start();
      throw new IllegalStateException("the checks end the start");
    } catch (Checkup.Done done) {
      return done.findings();
    }
  }

  private Map<String, Object> withoutDatabase() {
    var properties = new HashMap<String, Object>();
    properties.put(Checkup.PROPERTY, true);
    properties.put("datasources.default.url", "jdbc:postgresql://localhost/none");
    properties.put("datasources.default.minimum-idle", 0);
    properties.put("datasources.default.initialization-fail-timeout", -1);
    properties.put("datasources.default.connection-timeout", 1000);
    properties.put("flyway.datasources.default.enabled", false);
    if (!settings.has("TALK_LINK_SECRET")) {
      // The one that is drawn lies in the database, and nothing is signed here.
      properties.put("talk.link-secret", "stands in for the one drawn");
    }
    if (settings.text("TALK_LINK_SECRET_PREVIOUS").equals("database")) {
      properties.put("talk.link-secret-previous", "");
    }
    return properties;
  }

  @Override
  public ApplicationContext build() {
    var built = super.build();
    context = built;
    return built;
  }

  @Override
  protected void handleStartupException(Environment environment, Throwable failure) {
    if (context != null) {
      context.close();
    }
    throw failure instanceof ApplicationStartupException told
        ? told
        : new ApplicationStartupException("The service does not start.", failure);
  }
}
