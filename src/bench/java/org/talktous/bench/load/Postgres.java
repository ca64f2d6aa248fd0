package org.talktous.bench.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A PostgreSQL as durable as in production, with the settings that it has on a laptop. */
record Postgres(EmbeddedPostgres server, Path directory) implements AutoCloseable {
  private static final String ACCOUNT = "postgres";

  static Postgres start(Path directory) throws IOException {
    Files.createDirectories(directory);
    var log = directory.resolve("log");
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("postgres"))
            .setCleanDataDirectory(false)
            .setPGStartupWait(Duration.ofMinutes(2))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("listen_addresses", "localhost")
            .setServerConfig("max_connections", "100")
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_destination", "jsonlog")
            .setServerConfig("log_directory", log.toString())
            .setServerConfig("log_filename", "statements.log")
            .setServerConfig("log_truncate_on_rotation", "on")
            .setServerConfig("log_rotation_size", "0")
            .start();
    return new Postgres(server, directory);
  }

  String url(String database) {
    return server.getJdbcUrl(ACCOUNT, database);
  }

  int port() {
    return server.getPort();
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database));
  }

  void execute(String database, String... statements) throws SQLException {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    }
  }

  /** The number that a query of one row gives. */
  long number(String database, String query) throws SQLException {
    try (var connection = connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  boolean has(String database) throws SQLException {
    return number(ACCOUNT, "select count(*) from pg_database where datname = '" + database + "'")
        > 0;
  }

  void create(String database) throws SQLException {
    execute(ACCOUNT, "create database " + database);
  }

  void drop(String database) throws SQLException {
    execute(ACCOUNT, "drop database if exists " + database + " with (force)");
  }

  /** The time that all its processes have computed so far. */
  Duration cpu() {
    try {
      var pid = Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst();
      return ProcessHandle.of(Long.parseLong(pid)).stream()
          .flatMap(ProcessHandle::children)
          .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
          .reduce(Duration.ZERO, Duration::plus);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Path statements() {
    return directory.resolve("log/statements.json");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
