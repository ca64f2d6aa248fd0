package org.talktous.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** The one PostgreSQL of a test run: started when first asked for, stopped with the JVM. */
public final class TestDatabase {
  private static final AtomicInteger CREATED = new AtomicInteger();

  private TestDatabase() {}

  public static String url() {
    return server().url();
  }

  public static String username() {
    return server().username();
  }

  public static String password() {
    return server().password();
  }

  /**
   * The JDBC address of a new, empty database on the same server.
   *
   * @param name lower-case letters and underscores; a number is added, so every call gets its own
   */
  public static String fresh(String name) {
    if (!name.matches("[a-z][a-z_]{0,40}")) {
      throw new IllegalArgumentException("not a plain database name: " + name);
    }
    return create(name, "template1");
  }

  /** As {@link #fresh}, with the schema of this release in it: a copy costs less than migrating. */
  public static String migrated(String name) {
    return create(name, Migrated.TEMPLATE);
  }

  private static String create(String name, String template) {
    var server = server();
    var database = name + "_" + CREATED.incrementAndGet();
    try (var connection =
            DriverManager.getConnection(server.url(), server.username(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("create database %s template %s".formatted(database, template));
    } catch (SQLException refused) {
      throw new IllegalStateException("could not create the database " + database, refused);
    }
    return server.url(database);
  }

  private static PostgresServer server() {
    return Running.SERVER;
  }

  private static final class Migrated {
    static final String TEMPLATE = make();

    private static String make() {
      var url = fresh("migrated");
      Flyway.configure().dataSource(url, username(), password()).load().migrate();
      return url.substring(url.lastIndexOf('/') + 1);
    }
  }

  private static final class Running {
    static final PostgresServer SERVER = start();

    private static PostgresServer start() {
      var server = PostgresServer.start();
      System.out.println("Tests run on " + server.description());
      return server;
    }
  }
}
