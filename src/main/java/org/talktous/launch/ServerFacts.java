package org.talktous.launch;

import java.sql.Connection;
import java.sql.SQLException;
import org.talktous.base.setting.InvalidSetting;

/**
 * What a PostgreSQL is and allows, as far as the service depends on it.
 *
 * @param version such as 18.1
 * @param readOnly whether it is a standby or made so by {@code default_transaction_read_only}
 * @param hasGist whether btree_gist is installed in the database
 * @param canHaveGist whether the account may install it
 * @param connections how many the account may have there at once, those in use included
 */
record ServerFacts(
    String version, boolean readOnly, boolean hasGist, boolean canHaveGist, int connections) {
  /** The oldest PostgreSQL that the schema and every statement were tried on. */
  static final int OLDEST_VERSION = 15;

  // What is reserved since version 16 is unknown to those before, hence the second argument.
  private static final String SQL =
      """
      select split_part(current_setting('server_version'), ' ', 1) as version,
        pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as read_only,
        exists (select from pg_extension where extname = 'btree_gist') as has_gist,
        exists (
          select from pg_available_extension_versions
          where name = 'btree_gist' and (not superuser or trusted or account.rolsuper))
          and has_database_privilege(current_database(), 'create') as can_have_gist,
        least(
          current_setting('max_connections')::int
            - case when account.rolsuper then 0 else
                current_setting('superuser_reserved_connections')::int
                + coalesce(current_setting('reserved_connections', true), '0')::int end,
          nullif(account.rolconnlimit, -1),
          nullif(home.datconnlimit, -1)) as connections
      from pg_roles account, pg_database home
      where account.rolname = current_user and home.datname = current_database()
      """;

  /** Asks the server, unless it is too old to be asked. */
  static ServerFacts of(Connection connection) throws SQLException {
    mustBeSupported(connection.getMetaData().getDatabaseMajorVersion());
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SQL)) {
      rows.next();
      return new ServerFacts(
          rows.getString("version"),
          rows.getBoolean("read_only"),
          rows.getBoolean("has_gist"),
          rows.getBoolean("can_have_gist"),
          rows.getInt("connections"));
    }
  }

  /** Refuses one on which the service would not run, in the words of an operator. */
  void mustServe(int wanted) {
    if (readOnly) {
      throw refused("names a PostgreSQL that is read-only: a standby, or made so by a setting");
    }
    if (!hasGist && !canHaveGist) {
      throw refused(
          "names a database without the extension btree_gist, which this account cannot create");
    }
    if (connections < wanted) {
      throw refused(
          "names a PostgreSQL with %d connections for this account, and %d are needed:"
                  .formatted(connections, wanted)
              + " allow more there, or lower TALK_DATABASE_CONNECTIONS");
    }
  }

  static void mustBeSupported(int majorVersion) {
    if (majorVersion < OLDEST_VERSION) {
      throw refused(
          "names a PostgreSQL %d: %d or newer is needed".formatted(majorVersion, OLDEST_VERSION));
    }
  }

  private static InvalidSetting refused(String fault) {
    return new InvalidSetting(GivenDatabase.PREFIX + "URL", fault);
  }
}
