package org.talktous.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * PostgreSQL in a container.
 *
 * <p>Testcontainers waits minutes for an engine that hangs or an image that cannot be had, so the
 * engine and the image are asked for first, and every step has a limit.
 */
final class DockerPostgres {
  private static final String IMAGE = "postgres:18";
  private static final Duration TO_PULL = Duration.ofSeconds(60);
  private static final Duration TO_START = Duration.ofSeconds(60);

  private DockerPostgres() {}

  static PostgresServer start() throws Unavailable {
    if (!Docker.succeeds("version")) {
      throw new Unavailable("no Docker engine answers");
    }
    if (!Docker.succeeds("image", "inspect", IMAGE) && !Docker.succeeds(TO_PULL, "pull", IMAGE)) {
      throw new Unavailable("Docker has no " + IMAGE + " and could not pull it");
    }
    var container = new PostgreSQLContainer(DockerImageName.parse(IMAGE)).withCommand(command());
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop " + IMAGE));
    startWithin(TO_START, container);
    return new PostgresServer(
        IMAGE + " in Docker, through Testcontainers",
        container.getHost(),
        container.getFirstMappedPort(),
        container.getUsername(),
        container.getPassword());
  }

  private static String[] command() {
    var command = new ArrayList<>(List.of("postgres"));
    PostgresServer.SETTINGS.forEach(
        (name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command.toArray(String[]::new);
  }

  private static void startWithin(Duration limit, JdbcDatabaseContainer<?> container)
      throws Unavailable {
    var starting = new FutureTask<Void>(container::start, null);
    Thread.ofPlatform().daemon().name("start " + IMAGE).start(starting);
    try {
      starting.get(limit.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      throw new Unavailable("the container failed: " + failure.getCause());
    } catch (TimeoutException slow) {
      throw new Unavailable("no container within " + limit.toSeconds() + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted");
    }
  }

  /** Says in a few words why there is no container. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(String reason) {
      super(reason);
    }
  }
}
