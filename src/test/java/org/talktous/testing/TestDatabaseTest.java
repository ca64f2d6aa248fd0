package org.talktous.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

  @Test
  void isPostgres18WithWhatTheSchemaNeeds() throws SQLException {
    assertThat(ask(TestDatabase.url(), "show server_version")).startsWith("18");
    assertThat(
            ask(
                TestDatabase.url(),
                """
                select string_agg(name, ' ' order by name)
                from pg_available_extensions
                where name in ('btree_gist', 'pg_trgm', 'unaccent')
                """))
        .isEqualTo("btree_gist pg_trgm unaccent");
  }

  @Test
  void sessionsAreNotInUtc() throws SQLException {
    assertThat(ask(TestDatabase.url(), "show timezone")).isEqualTo("Asia/Kathmandu");
  }

  @Test
  void aFreshDatabaseIsEmptyAndOnesOwn() throws SQLException {
    var one = TestDatabase.fresh("own");
    var other = TestDatabase.fresh("own");
    try (var connection = connect(one);
        var statement = connection.createStatement()) {
      statement.execute("create table note (text text)");
    }
    var tables = "select count(*) from pg_tables where schemaname = 'public'";
    assertThat(ask(one, tables)).isEqualTo("1");
    assertThat(ask(other, tables)).isEqualTo("0");
  }

  @Test
  void aFreshDatabaseNeedsAPlainName() {
    assertThatThrownBy(() -> TestDatabase.fresh("x; drop database postgres"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String ask(String url, String sql) throws SQLException {
    try (var connection = connect(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, TestDatabase.username(), TestDatabase.password());
  }
}
