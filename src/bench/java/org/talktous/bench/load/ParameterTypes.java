package org.talktous.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Finds the types of a statement's parameters. PostgreSQL's log tells values but no types, and what
 * is replayed without them is refused where the statement alone does not tell them: {@code $1 is
 * null}, {@code unnest($1)}. The server is asked what it infers; what it cannot infer is what its
 * value looks like.
 */
final class ParameterTypes {
  private static final String UNKNOWN = "unknown";
  // indeterminate_datatype, ambiguous_function, undefined_function
  private static final Set<String> UNTYPED = Set.of("42P18", "42725", "42883");
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final Connection connection;
  private final Statement statement;
  private final List<String> types;

  private ParameterTypes(Connection connection, Statement statement) {
    this.connection = connection;
    this.statement = statement;
    this.types = new ArrayList<>(Collections.nCopies(statement.values().size(), UNKNOWN));
  }

  /** The types of $1, $2 and so on, as a cast names them. */
  static List<String> of(Connection connection, Statement statement) throws SQLException {
    var types = new ParameterTypes(connection, statement);
    while (types.types.contains(UNKNOWN)) {
      try {
        return types.inferred();
      } catch (PSQLException refusal) {
        types.learn(refusal);
      }
    }
    return types.types;
  }

  private List<String> inferred() throws SQLException {
    try (var session = connection.createStatement()) {
      session.execute(prepare());
      try (var row =
          session.executeQuery(
              "select parameter_types::text[] from pg_prepared_statements where name ="
                  + " 'replayed'")) {
        row.next();
        return List.of((String[]) row.getArray(1).getArray());
      } finally {
        session.execute("deallocate replayed");
      }
    }
  }

  private String prepare() {
    return "prepare replayed (%s) as %s".formatted(String.join(", ", types), statement.sql());
  }

  /** Each refusal settles one more parameter: the one it names, or the next after its place. */
  private void learn(PSQLException refusal) throws SQLException {
    var error = refusal.getServerErrorMessage();
    if (error == null || !UNTYPED.contains(refusal.getSQLState())) {
      throw refusal;
    }
    var named = PARAMETER.matcher(String.valueOf(error.getMessage()));
    var placed =
        PARAMETER
            .matcher(prepare())
            .region(Math.max(0, error.getPosition() - 1), prepare().length());
    while (named.find() || placed.find()) {
      var found = named.hasMatch() ? named : placed;
      int at = Integer.parseInt(found.group(1)) - 1;
      if (types.get(at).equals(UNKNOWN)) {
        types.set(at, look(statement.values().get(at)));
        return;
      }
    }
    throw refusal;
  }

  private static String look(@Nullable String value) {
    if (value == null || !value.startsWith("{")) {
      return "text";
    }
    var element = value.substring(1, value.length() - 1).split(",", 2)[0];
    return element.matches(UUID) ? "uuid[]" : element.matches("-?\\d+") ? "bigint[]" : "text[]";
  }
}
