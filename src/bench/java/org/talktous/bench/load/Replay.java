package org.talktous.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Sends recorded statements again, with the values they had, without the service: by pgbench, or
 * through JDBC where there is no pgbench. For pgbench the values stand in a table; reading them is
 * one select more than the service needs.
 *
 * @param types of the parameters of every request's statements, which all requests share
 */
record Replay(
    Postgres postgres, String database, List<List<Statement>> requests, List<List<String>> types) {
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  static Replay of(Postgres postgres, String database, List<List<Statement>> requests)
      throws SQLException {
    var types = new ArrayList<List<String>>();
    try (var connection = postgres.connect(database)) {
      for (var statement : requests.getFirst()) {
        types.add(ParameterTypes.of(connection, statement));
      }
    }
    return new Replay(postgres, database, requests, types);
  }

  static boolean hasPgbench() {
    try {
      return new ProcessBuilder("pgbench", "--version").start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many requests a second it did. */
  double perSecond(int connections)
      throws IOException, InterruptedException, SQLException, ExecutionException {
    return hasPgbench() ? byPgbench(connections) : byJdbc(connections);
  }

  /** Puts the values where pgbench finds them: a row a request, a column a value. */
  void prepare() throws SQLException {
    var columns = columns();
    postgres.execute(
        database,
        "drop table if exists replay",
        "drop sequence if exists replay_next",
        "create sequence replay_next",
        "create table replay (n bigint primary key, %s text)"
            .formatted(String.join(" text, ", columns)));
    var insert = "insert into replay values (?%s)".formatted(", ?".repeat(columns.size()));
    try (var connection = postgres.connect(database);
        var row = connection.prepareStatement(insert)) {
      connection.setAutoCommit(false);
      for (int n = 0; n < requests.size(); n++) {
        row.setLong(1, n + 1L);
        int at = 2;
        for (var statement : requests.get(n)) {
          for (var value : statement.values()) {
            if (value != null) {
              row.setString(at++, value);
            }
          }
        }
        row.executeUpdate();
      }
      connection.commit();
    }
    postgres.execute(database, "vacuum analyze replay");
  }

  private List<String> columns() {
    var columns = new ArrayList<String>();
    var first = requests.getFirst();
    for (int s = 0; s < first.size(); s++) {
      for (int v = 0; v < first.get(s).values().size(); v++) {
        if (first.get(s).values().get(v) != null) {
          columns.add(column(s, v));
        }
      }
    }
    return columns;
  }

  private static String column(int statement, int value) {
    return "s%dv%d".formatted(statement, value + 1);
  }

  private double byPgbench(int connections) throws IOException, InterruptedException, SQLException {
    postgres.execute(database, "alter sequence replay_next restart");
    var script = postgres.directory().resolve("booking.pgbench");
    Files.writeString(script, script());
    var output = postgres.directory().resolve("pgbench.log");
    var command =
        new ProcessBuilder(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-h",
                "localhost",
                "-p",
                Integer.toString(postgres.port()),
                "-U",
                "postgres",
                "-c",
                Integer.toString(connections),
                "-j",
                "2",
                "-t",
                Integer.toString(requests.size() / connections),
                "-f",
                script.toString(),
                database)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    int exit = command.start().waitFor();
    var said = Files.readString(output);
    var rate = RATE.matcher(said);
    if (exit != 0 || !rate.find()) {
      throw new IllegalStateException("pgbench failed, see " + output + "\n" + said);
    }
    return Double.parseDouble(rate.group(1));
  }

  private String script() {
    var first = requests.getFirst();
    var script =
        new StringBuilder(
            "select * from replay where n = (select nextval('replay_next')) \\gset\n");
    for (int s = 0; s < first.size(); s++) {
      int at = s;
      var values = first.get(s).values();
      script
          .append(typed(at, v -> values.get(v) == null ? "null" : ":" + column(at, v)))
          .append(";\n");
    }
    return script.toString();
  }

  /** A statement with something in place of each parameter, cast to the parameter's type. */
  private String typed(int statement, IntFunction<String> value) {
    return PARAMETER
        .matcher(requests.getFirst().get(statement).sql())
        .replaceAll(
            found -> {
              int v = Integer.parseInt(found.group(1)) - 1;
              return "cast(%s as %s)".formatted(value.apply(v), types.get(statement).get(v));
            });
  }

  private double byJdbc(int connections)
      throws InterruptedException, SQLException, ExecutionException {
    var next = new AtomicInteger();
    var clients = Collections.nCopies(connections, (Callable<Integer>) () -> client(next));
    long started = System.nanoTime();
    int sent = 0;
    try (var threads = Executors.newFixedThreadPool(connections)) {
      for (var each : threads.invokeAll(clients)) {
        sent += each.get();
      }
    }
    return sent * 1e9 / (System.nanoTime() - started);
  }

  private int client(AtomicInteger next) throws SQLException {
    int sent = 0;
    try (var connection = postgres.connect(database)) {
      var prepared = prepared(connection);
      for (int n = next.getAndIncrement(); n < requests.size(); n = next.getAndIncrement()) {
        var request = requests.get(n);
        for (int s = 0; s < request.size(); s++) {
          send(prepared.get(s), request.get(s));
        }
        sent++;
      }
    }
    return sent;
  }

  private List<PreparedStatement> prepared(Connection connection) throws SQLException {
    var prepared = new ArrayList<PreparedStatement>();
    for (int s = 0; s < requests.getFirst().size(); s++) {
      prepared.add(connection.prepareStatement(typed(s, v -> "?")));
    }
    return prepared;
  }

  private static void send(PreparedStatement prepared, Statement statement) throws SQLException {
    var order = PARAMETER.matcher(statement.sql());
    for (int at = 1; order.find(); at++) {
      var value = statement.values().get(Integer.parseInt(order.group(1)) - 1);
      prepared.setObject(at, value, Types.OTHER);
    }
    prepared.execute();
  }

  static String tool() {
    return hasPgbench() ? "pgbench -M prepared" : "JDBC (pgbench is not installed)";
  }
}
