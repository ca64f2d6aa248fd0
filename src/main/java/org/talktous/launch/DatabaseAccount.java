package org.talktous.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.talktous.base.setting.OwnerOnly;

/**
 * The one account that may connect to the embedded PostgreSQL: it owns the database and is no
 * superuser. Its password is drawn and kept in {@code pgpass}, a file that PostgreSQL's own
 * programs read as well ({@code PGPASSFILE}). No other account can connect: the superuser has
 * neither a password nor a line in {@code pg_hba.conf}, and there is no socket.
 */
record DatabaseAccount(String password) {
  static final String FILE = "pgpass";
  static final String USER = "talk_to_us";
  static final String DATABASE = "postgres";

  private static final Pattern KEPT =
      Pattern.compile("localhost:\\*:" + DATABASE + ":" + USER + ":([A-Za-z0-9_-]{20,})\\s*");
  // After a crash it replays the log first.
  private static final Duration LONGEST_WRITE = Duration.ofMinutes(5);
  private static final int BYTES = 24;

  // As it stands in pg_hba.conf, it tells that the account is made and has this password.
  private static final String ACCESS =
      """
      # Written by the service, for the password with the digest DIGEST
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
                and (deptype = 'e'
                  or relkind = 'S' and deptype in ('a', 'i'))) -- goes with its column
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

  /** The one that the directory keeps, else a new one. */
  static DatabaseAccount in(Path directory) throws IOException {
    return new DatabaseAccount(read(directory.resolve(FILE)).orElseGet(DatabaseAccount::draw));
  }

  /**
   * Makes it the only account that can connect, while this PostgreSQL does not run. {@code
   * pg_hba.conf} is written last, so a start that is interrupted here is made good by the next one;
   * so are data that were put there from elsewhere, or served by an older release since.
   */
  void enter(Path directory, Path data, PostgresPrograms programs) throws IOException {
    var access = data.resolve("pg_hba.conf");
    if (!Files.exists(access) || !Files.readString(access).equals(access())) {
      write(
          directory.resolve(FILE), "localhost:*:" + DATABASE + ":" + USER + ":" + password + "\n");
      own(data, programs);
      write(access, access());
    }
  }

  private String access() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(UTF_8));
      return ACCESS.replace("DIGEST", HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var kept = KEPT.matcher(Files.readString(file));
    return kept.matches() ? Optional.of(kept.group(1)) : Optional.empty();
  }

  private static String draw() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void own(Path data, PostgresPrograms programs) throws IOException {
    var statements =
        OWNERSHIP.replace("USER", USER).replace("DATABASE", DATABASE).replace("PASSWORD", password);
    var output =
        programs.run(
            LONGEST_WRITE,
            statements,
            "postgres",
            "--single",
            "-j",
            "-D",
            data.toString(),
            DATABASE);
    var complaint = PostgresPrograms.complaint(output);
    if (complaint.isPresent()) {
      throw new IOException("its account cannot be made: " + complaint.get());
    }
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
    return "DatabaseAccount";
  }
}
