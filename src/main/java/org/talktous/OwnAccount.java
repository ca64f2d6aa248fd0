package org.talktous;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.talktous.setting.OwnerOnly;

/**
 * The one account that may connect to the embedded PostgreSQL: it owns the database and is no
 * superuser. Its password is drawn and kept in {@code pgpass}, a file that PostgreSQL's own
 * programs read as well ({@code PGPASSFILE}). Nobody else gets in: the superuser has neither a
 * password nor a line in {@code pg_hba.conf}, and there is no socket.
 *
 * @param known whether the database knows it already
 */
record OwnAccount(String password, boolean known) {
  static final String FILE = "pgpass";
  static final String USER = "talk_to_us";
  static final String DATABASE = "postgres";

  private static final Pattern KEPT =
      Pattern.compile("localhost:\\*:" + DATABASE + ":" + USER + ":([A-Za-z0-9_-]{20,})\\s*");
  private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);
  private static final int BYTES = 24;

  private static final String ACCESS =
      """
      # Written by the service at each start.
      host DATABASE USER 127.0.0.1/32 scram-sha-256
      host DATABASE USER ::1/128 scram-sha-256
      """
          .replace("DATABASE", DATABASE)
          .replace("USER", USER);

  // In single-user mode, where a statement ends with an empty line. All that belongs to the
  // superuser is what a service before this one has made.
  private static final String OWNERSHIP =
      """
      do $$ begin
        if not exists (select from pg_roles where rolname = 'USER') then create role USER; end if;
      end $$;

      set password_encryption = 'scram-sha-256';

      alter role USER with login nosuperuser nocreaterole nocreatedb password 'PASSWORD';

      alter database DATABASE owner to USER;

      do $$
      declare
        change text;
      begin
        for change in
          select format('alter table %s owner to USER', oid::regclass)
          from pg_class
          where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
            and not exists (
              select from pg_depend
              where classid = 'pg_class'::regclass and objid = pg_class.oid
                and deptype in ('a', 'i', 'e') and refclassid <> 'pg_namespace'::regclass)
          union all
          select format('alter routine %s owner to USER', oid::regprocedure)
          from pg_proc
          where pronamespace = 'public'::regnamespace
            and not exists (
              select from pg_depend
              where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
        loop
          execute change;
        end loop;
      end $$;

      """;

  /** The one that the directory keeps, else a new one, whose database is yet to be told. */
  static OwnAccount in(Path directory) throws IOException {
    return read(directory.resolve(FILE)).orElseGet(() -> new OwnAccount(draw(), false));
  }

  /** Lets it in, and nobody else, while the PostgreSQL of these data does not run. */
  void enter(Path directory, Path data, PostgresPrograms programs) throws IOException {
    write(data.resolve("pg_hba.conf"), ACCESS);
    if (!known) {
      own(data, programs);
      // Last: while it is missing, the next start does all of it again.
      write(
          directory.resolve(FILE), "localhost:*:" + DATABASE + ":" + USER + ":" + password + "\n");
    }
  }

  private static Optional<OwnAccount> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var kept = KEPT.matcher(Files.readString(file));
    return kept.matches() ? Optional.of(new OwnAccount(kept.group(1), true)) : Optional.empty();
  }

  private static String draw() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void own(Path data, PostgresPrograms programs) throws IOException {
    var statements =
        OWNERSHIP.replace("USER", USER).replace("DATABASE", DATABASE).replace("PASSWORD", password);
    var said =
        programs.run(
            LONGEST_WRITE,
            statements,
            "postgres",
            "--single",
            "-j",
            "-D",
            data.toString(),
            DATABASE);
    if (said.contains("ERROR:") || said.contains("FATAL:")) {
      throw new IOException("its account cannot be made: " + firstError(said));
    }
  }

  private static String firstError(String said) {
    return said.lines().filter(line -> line.matches(".*(ERROR|FATAL):.*")).findFirst().orElse("");
  }

  private static void write(Path file, String content) throws IOException {
    var unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (var out = OwnerOnly.open(unfinished, Set.of(CREATE, WRITE, TRUNCATE_EXISTING))) {
      out.write(ByteBuffer.wrap(content.getBytes(UTF_8)));
      out.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public String toString() {
    return "OwnAccount";
  }
}
