package org.talktous.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.TestDatabase;

/** The service as an operator sees it: a process that is started, stopped, killed and misled. */
@TestInstance(Lifecycle.PER_CLASS)
class OperationTest {
  private static final String ARTICLE = "asymmetric-alliances";

  private final Path data;
  // One for all that do not start, which leave it as it is.
  private final String refusals = TestDatabase.fresh("operation");

  /** One directory for all: making a database takes longest. */
  OperationTest(@TempDir Path data) {
    this.data = data;
  }

  @AfterAll
  void leaveNoDatabaseBehind() throws IOException {
    OrphanedDatabase.in(data.resolve("postgres"), data.resolve("postgres-binaries").toRealPath())
        .ifPresent(OrphanedDatabase::stop);
  }

  @Test
  void aRestartKeepsABooking() {
    String token;
    try (var service = ServiceProcess.start(onOwnDatabase()).ready()) {
      token = book(service, slots(service).getFirst()).with(201).text("/token");
    }
    try (var service = ServiceProcess.start(onOwnDatabase()).ready()) {
      assertThat(service.api().get("/health").with(200).text("/status")).isEqualTo("UP");
      assertThat(read(service, token).with(200).text("/status")).isEqualTo("confirmed");
    }
  }

  @Test
  void killedUnderLoadItLosesNoBookingThatItConfirmed() throws InterruptedException {
    var confirmed = new ConcurrentLinkedQueue<String>();
    try (var service = ServiceProcess.start(onOwnDatabase()).ready()) {
      killUnderLoad(service, confirmed);
    }

    assertThat(confirmed).hasSizeGreaterThanOrEqualTo(30);
    try (var service = ServiceProcess.start(onOwnDatabase()).ready()) {
      assertThat(confirmed)
          .allSatisfy(
              token ->
                  assertThat(read(service, token).with(200).text("/status"))
                      .isEqualTo("confirmed"));
      book(service, slots(service).getLast()).with(201);
    }
  }

  private static void killUnderLoad(ServiceProcess service, Queue<String> confirmed)
      throws InterruptedException {
    var slots = new ConcurrentLinkedQueue<>(slots(service));
    var enough = new CountDownLatch(30);
    try (var pool = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < 8; i++) {
        pool.submit(
            () -> {
              try {
                for (var slot = slots.poll(); slot != null; slot = slots.poll()) {
                  var answer = book(service, slot);
                  if (answer.status() == 201) {
                    confirmed.add(answer.text("/token"));
                    enough.countDown();
                  }
                }
              } catch (UncheckedIOException killed) {
                // what was not answered was not promised
              }
            });
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      service.kill();
    }
  }

  @Test
  void nobodyElseOnTheMachineReachesTheDatabaseOrItsFiles() throws IOException, SQLException {
    try (var service = ServiceProcess.start(onOwnDatabase()).ready()) {
      var url = "jdbc:postgresql://localhost:" + databaseLine(3) + "/postgres";
      for (var user : List.of("postgres", "talk_to_us")) {
        assertThatThrownBy(() -> DriverManager.getConnection(url, user, "guessed").close())
            .isInstanceOf(SQLException.class);
      }
      var pgpass = Files.readString(data.resolve("pgpass")).strip();
      var password = pgpass.substring(pgpass.lastIndexOf(':') + 1);
      try (var connection = DriverManager.getConnection(url, "talk_to_us", password);
          var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "select rolsuper from pg_roles where rolname = current_user")) {
        rows.next();
        assertThat(rows.getBoolean(1)).isFalse();
      }
      service.api().get("/health").with(200);
    }
    try (var files = Files.walk(data)) {
      assertThat(files.filter(each -> !Files.isSymbolicLink(each)))
          .allSatisfy(
              each ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                      .as(each.toString())
                      .endsWith("------"));
    }
  }

  @Test
  void aDatabaseThatIsKilledIsStartedAgain() throws IOException {
    try (var service = ServiceProcess.start(onOwnDatabase()).ready()) {
      ProcessHandle.of(Long.parseLong(databaseLine(0))).orElseThrow().destroyForcibly();

      service.said(Pattern.compile("(the database answers again)"));
      assertThat(slots(service)).isNotEmpty();
    }
  }

  /** A line of {@code postmaster.pid}: the first is the process, the fourth the port. */
  private String databaseLine(int number) throws IOException {
    return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).get(number);
  }

  @Test
  void aSecondServiceOnTheSameDataIsRefused() {
    try (var service = ServiceProcess.start(onOwnDatabase()).ready()) {
      assertCannotStart(onOwnDatabase(), "TALK_DATA_DIR", data.toString());
      service.api().get("/health").with(200);
    }
  }

  @Test
  void aPortInUseIsSaid() throws IOException {
    try (var taken = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"))) {
      var settings = onTestDatabase();
      settings.put("MICRONAUT_SERVER_PORT", Integer.toString(taken.getLocalPort()));

      assertCannotStart(settings, "port", "MICRONAUT_SERVER_PORT");
    }
  }

  @Test
  void aDataDirectoryThatIsAFileIsSaid(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("file"), "not a directory");

    assertCannotStart(Map.of("TALK_DATA_DIR", file.toString()), "TALK_DATA_DIR", file.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "TALK_CALLS_BUFFER, nonsense",
    "TALK_CALLS_DAILY_CAP, 0",
    "TALK_CALLS_MINIMUM_NOTICE, -PT1H",
    "TALK_CALLS_HORIZON, PT1H",
    "TALK_PUBLIC_URL, talk.example.org",
    "TALK_LINK_SECRET, short",
    "TALK_LINK_SECRET_PREVIOUS, short",
    "TALK_LINK_SECRET_PREVIOUS, '   '",
    "TALK_DATABASE_CONNECTIONS, 0",
    "TALK_DATABASE_CONNECTIONS, abc",
    "TALK_DATABASE_CONNECTION, soon",
    "TALK_DATABASE_TURN, PT0S",
    "TALK_DATABASE_ANSWER, PT6M",
    "TALK_ADMIN_EMAIL, nobody",
    "TALK_MAIL_FROM, nobody",
    "SMTP_PORT, many",
    "SMTP_STARTTLS, perhaps",
    "TALK_RATELIMIT_ENABLED, perhaps",
    "TALK_REMINDERS, tomorrow",
    "TALK_RETENTION, a year",
    "TALK_OPERATOR_CONTACT, call us",
    "TALK_WEBHOOKS_ALLOWED_PRIVATE, 10.0.0.0/40",
    "KAFKA_BOOTSTRAP_SERVERS, kafka",
    "TALK_POLL_INTERVAL, PT0S",
    "TALK_DRAIN, PT10M",
    "MICRONAUT_SERVER_PORT, many",
    "TALK_MANAGEMENT_PORT, many",
    "TALK_LOG_FORMAT, xml",
    "TALK_MANAGEMENT_PORT, 70000"
  })
  void aSettingThatMakesNoSenseIsSaid(String name, String value) {
    var settings = onTestDatabase();
    settings.put(name, value);

    assertRefused(settings, name);
  }

  @ParameterizedTest
  @CsvSource({
    "TALK_OIDC_ISSUER, http://login.example.org",
    "TALK_OIDC_ISSUER, login",
    "TALK_OIDC_ISSUER, https://login.example.org?x=1",
    "TALK_OIDC_ISSUER, ''",
    "TALK_OIDC_CLIENT_ID, ''",
    "TALK_OIDC_CLIENT_SECRET, ''",
    "TALK_OIDC_NAME, A name that is so long that no button could ever hold it at all",
    "TALK_OIDC_TRUST_EMAIL, maybe"
  })
  void aProviderThatIsHalfSetIsSaid(String name, String value) {
    var settings = onTestDatabase();
    settings.put("TALK_OIDC_ISSUER", "https://login.example.org");
    settings.put("TALK_OIDC_CLIENT_ID", "talk-to-us");
    settings.put("TALK_OIDC_CLIENT_SECRET", "not to be said");
    settings.put(name, value);

    assertRefused(settings, name);
  }

  @ParameterizedTest
  @CsvSource({"0", "abc", "200", "89"})
  void connectionsThatTheEmbeddedDatabaseDoesNotAllowAreSaid(String connections) {
    assertRefused(
        Map.of("TALK_DATA_DIR", data.toString(), "TALK_DATABASE_CONNECTIONS", connections),
        "TALK_DATABASE_CONNECTIONS");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaid() {
    assertCannotStart(
        Map.of("DATASOURCES_DEFAULT_URL", "jdbc:postgresql://localhost:1/talk"),
        "DATASOURCES_DEFAULT_URL");
  }

  /** As {@link #assertCannotStart}, in this process: a start takes seconds elsewhere. */
  private static void assertRefused(Map<String, String> settings, String... named) {
    var said = WordsTest.run(settings);
    assertThat(said.errors()).hasSize(1);
    assertThat(said.errors().getFirst())
        .startsWith("Talk to Us cannot start: ")
        .contains(named)
        .doesNotContain("Exception", "\tat ");
    assertThat(said.status()).hasValue(1);
    assertThat(said.lines()).isEmpty();
  }

  private static void assertCannotStart(Map<String, String> settings, String... named) {
    try (var service = ServiceProcess.start(settings)) {
      assertThat(service.errors()).as(service.toString()).hasSize(1);
      assertThat(service.errors().getFirst())
          .startsWith("Talk to Us cannot start: ")
          .contains(named)
          .doesNotContain("Exception", "\tat ");
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.toString()).doesNotContain("\tat ");
    }
  }

  private Map<String, String> onOwnDatabase() {
    return Map.of(
        "TALK_DATA_DIR", data.toString(),
        "TALK_CALLS_DAILY_CAP", "48",
        "TALK_RATELIMIT_ENABLED", "false");
  }

  private Map<String, String> onTestDatabase() {
    return new HashMap<>(
        Map.of(
            "DATASOURCES_DEFAULT_URL", refusals,
            "DATASOURCES_DEFAULT_USERNAME", TestDatabase.username(),
            "DATASOURCES_DEFAULT_PASSWORD", TestDatabase.password()));
  }

  private static List<String> slots(ServiceProcess service) {
    return service
        .api()
        .get("/api/v1/articles/" + ARTICLE + "/slots?days=62")
        .with(200)
        .texts("/slots");
  }

  private static Answer book(ServiceProcess service, String slot) {
    return service
        .api()
        .post(
            "/api/v1/bookings",
            Fields.NONE
                .with("article", ARTICLE)
                .with("startsAt", slot)
                .with("zone", "UTC")
                .with("name", "Anna Reader")
                .with("email", "anna@example.org")
                .with("consent", true));
  }

  private static Answer read(ServiceProcess service, String token) {
    return service.api().get("/api/v1/bookings/" + token);
  }
}
