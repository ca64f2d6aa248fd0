package org.talktous.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What benchmarks run on: a PostgreSQL, and the services started on its databases, which are
 * stopped with it. In its shortest form all benchmarks share one database and one service, which is
 * enough to see that they work and says nothing about speed.
 */
final class Testbed implements AutoCloseable {
  /** Lets webhooks lead to this machine. */
  private static final Map<String, String> SETTINGS =
      Map.of("TALK_WEBHOOKS_ALLOWED_PRIVATE", "127.0.0.0/8");

  private final Postgres postgres;
  private final boolean shared;
  private final Map<String, Service> running = new LinkedHashMap<>();

  private Testbed(Postgres postgres, boolean shared) {
    this.postgres = postgres;
    this.shared = shared;
  }

  static Testbed start() throws IOException {
    return new Testbed(Postgres.start(Path.of("target", "load").toAbsolutePath()), false);
  }

  static Testbed shared(Path directory) throws IOException {
    return new Testbed(Postgres.start(directory.toAbsolutePath()), true);
  }

  Postgres postgres() {
    return postgres;
  }

  /** The database that stands for one of this name. */
  String database(String name) {
    return shared ? "shared" : name;
  }

  /** Makes sure that nothing is in a database. */
  void empty(String name) throws SQLException {
    if (!running.containsKey(database(name))) {
      postgres.drop(database(name));
    }
  }

  /** The service on a database; both are made when first asked for. */
  Service service(String name, Options options) throws Exception {
    var database = database(name);
    var service = running.get(database);
    if (service == null) {
      service = another(database, database, options, Map.of());
    }
    return service;
  }

  /** A service of its own, on a database that is made if there is none. */
  Service another(String title, String database, Options options, Map<String, String> settings)
      throws Exception {
    if (!postgres.has(database)) {
      postgres.create(database);
    }
    var all = new LinkedHashMap<>(SETTINGS);
    all.putAll(settings);
    var service = Service.start(title, database, postgres, options, all);
    running.put(title, service);
    return service;
  }

  @Override
  public void close() throws Exception {
    for (var service : running.values()) {
      service.close();
    }
    postgres.close();
  }
}
