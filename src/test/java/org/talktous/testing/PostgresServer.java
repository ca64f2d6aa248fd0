package org.talktous.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A running PostgreSQL: a container where Docker can give one, otherwise an embedded server. */
record PostgresServer(String description, String host, int port, String username, String password) {

  /** Nothing here outlives the JVM, so nothing waits for the disk; and no session leans on UTC. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "max_connections", "900",
          "timezone", "Asia/Kathmandu");

  static PostgresServer start() {
    try {
      return DockerPostgres.start();
    } catch (DockerPostgres.Unavailable unavailable) {
      return embedded(unavailable.getMessage());
    }
  }

  String url() {
    return url("postgres");
  }

  String url(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }

  private static PostgresServer embedded(@Nullable String reason) {
    var builder = EmbeddedPostgres.builder();
    SETTINGS.forEach(builder::setServerConfig);
    try {
      // Stops with the JVM: the embedded server brings its own shutdown hook.
      var server = builder.start();
      return new PostgresServer(
          "an embedded PostgreSQL (%s)".formatted(reason),
          "localhost",
          server.getPort(),
          "postgres",
          "postgres");
    } catch (IOException failure) {
      throw new UncheckedIOException("no embedded PostgreSQL could be started", failure);
    }
  }
}
