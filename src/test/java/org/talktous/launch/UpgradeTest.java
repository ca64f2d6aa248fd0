package org.talktous.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.TalkToUs;

/**
 * A data directory of the first release, whose embedded database let every local user in as the
 * superuser, who owned everything.
 */
class UpgradeTest {
  private static final String SUPERUSER = "postgres";

  // All that can be changed, except what belongs to the extension.
  private static final String OF_THE_SUPERUSER =
      """
      select c.relname::text from pg_class c
      where c.relnamespace = 'public'::regnamespace and pg_get_userbyid(c.relowner) <> 'talk_to_us'
      union all
      select p.proname from pg_proc p
      where p.pronamespace = 'public'::regnamespace and pg_get_userbyid(p.proowner) <> 'talk_to_us'
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union all
      select t.typname from pg_type t
      where t.typnamespace = 'public'::regnamespace and pg_get_userbyid(t.typowner) <> 'talk_to_us'
        and not exists (
          select from pg_depend d
          where d.objid in (t.oid, t.typelem) and d.deptype = 'e')
      union all
      select d.datname from pg_database d
      where d.datname = current_database() and pg_get_userbyid(d.datdba) <> 'talk_to_us'
      """;

  private final Path directory;
  private final Path data;

  UpgradeTest(@TempDir Path directory) {
    this.directory = directory;
    this.data = directory.resolve("postgres");
  }

  @Test
  void whatTheFirstReleaseKeptIsServedAndClosedToOthers() throws IOException, SQLException {
    var links = madeByTheFirstRelease();
    isNotLostByAStartThatIsInterrupted();

    try (var service = ServiceProcess.start(settings()).ready()) {
      assertThatAllIsThere(service.api(), links);
      try (var own = connect("talk_to_us", password())) {
        assertThat(texts(own, OF_THE_SUPERUSER)).isEmpty();
      }
      for (var user : List.of(SUPERUSER, "talk_to_us")) {
        assertThatThrownBy(() -> connect(user, "").close()).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> connect(user, "guess").close()).isInstanceOf(SQLException.class);
      }
    }

    // As after a rollback, for which somebody let the superuser in again; and without its password.
    Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    Files.delete(directory.resolve(DatabaseAccount.FILE));
    try (var service = ServiceProcess.start(settings(), "migrate")) {
      assertThat(service.exitCode()).as(service.toString()).isZero();
    }
    assertThat(Files.readString(data.resolve("pg_hba.conf"))).doesNotContain("trust");
  }

  private Map<String, String> settings() {
    return Map.of("TALK_DATA_DIR", directory.toString(), "TALK_ADMIN_EMAIL", TalkToUs.ADMIN);
  }

  /** The addresses that readers were given. */
  private List<String> madeByTheFirstRelease() throws IOException {
    try (var old =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .start()) {
      var talk =
          TalkToUs.on(
              "jdbc:postgresql://localhost:" + old.getPort() + "/postgres",
              Map.of(
                  "datasources.default.username", SUPERUSER, "datasources.default.password", ""));
      try {
        return given(talk);
      } finally {
        talk.stop();
      }
    }
  }

  private static List<String> given(TalkToUs talk) {
    var article = talk.given().article().withHost("UTC", "daily 00:00-24:00");
    var slot = article.slots("days=14").with(200).texts("/slots").getFirst();
    var call = talk.reader().tries(article, slot).with(201);
    var comment =
        talk.api()
            .post(
                "/api/v1/articles/" + article.slug() + "/comments",
                Fields.NONE.with("kind", "question").with("body", "Why?"))
            .with(201);
    return List.of(
        "/api/v1/bookings/" + call.text("/token"), "/api/v1/comments/" + comment.text("/token"));
  }

  /** Nobody is shut out before the account is there: this start comes to no end. */
  private void isNotLostByAStartThatIsInterrupted() throws IOException {
    var before = Files.readString(data.resolve("pg_hba.conf"));
    var programs = Files.createDirectory(directory.resolve("programs"));
    var broken = Files.writeString(programs.resolve("postgres"), "#!/bin/sh\nexit 1\n");
    assertThat(broken.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(
            () ->
                DatabaseAccount.in(directory)
                    .enter(directory, data, new PostgresPrograms(programs)))
        .isInstanceOf(IOException.class);

    assertThat(Files.readString(data.resolve("pg_hba.conf"))).isEqualTo(before);
  }

  private static void assertThatAllIsThere(Api api, List<String> links) {
    links.forEach(each -> api.get(each).with(200));
    var session =
        api.post(
                "/api/v1/sessions",
                Fields.NONE.with("email", TalkToUs.ADMIN).with("password", TalkToUs.PASSWORD))
            .with(201);
    assertThat(
            api.as(session.text("/accessToken"))
                .get("/api/v1/admin/bookings")
                .with(200)
                .items("/items"))
        .hasSize(1);
  }

  private String password() throws IOException {
    var kept = Files.readString(directory.resolve(DatabaseAccount.FILE)).strip();
    return kept.substring(kept.lastIndexOf(':') + 1);
  }

  private Connection connect(String user, String password) throws IOException, SQLException {
    var port = Files.readAllLines(data.resolve("postmaster.pid")).get(3);
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port + "/postgres", user, password);
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
