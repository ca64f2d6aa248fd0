package org.talktous.testing;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The service under test, as people and programs reach it: over HTTP, on a real database. It is
 * started once a run for every set of settings, with rate limits off unless they are set.
 *
 * <p>Tests share it without disturbing each other: each makes articles and hosts of its own through
 * {@link #given()}. The clock is put back after each test by {@link ServiceTest}. Services with
 * settings of their own stop after the class that asked for them, since each keeps polling: only
 * the latest few stay for the class that comes next.
 */
public final class TalkToUs {
  public static final String ADMIN = "desk@example.org";
  public static final String PASSWORD = "correct horse battery staple";

  /** Hashed at the least cost, since each sign-in of a test would take a tenth of a second. */
  private static final String PASSWORD_HASH =
      Password.hash(PASSWORD)
          .addRandomSalt(16)
          .with(Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID))
          .getResult();

  /** How many services with settings of their own outlive the class that asked for them. */
  private static final int KEPT = 3;

  private static final Map<Map<String, String>, TalkToUs> STARTED = new ConcurrentHashMap<>();
  private static final AtomicLong ASKED = new AtomicLong();

  private final EmbeddedServer server;
  private final String database;
  private volatile long askedFor;
  private @Nullable Api desk;

  private TalkToUs(EmbeddedServer server, String database) {
    this.server = server;
    this.database = database;
  }

  /** The service as it is by default. */
  public static TalkToUs running() {
    return with(Map.of());
  }

  /** The service with other settings, such as {@code "talk.calls.buffer", "PT15M"}. */
  public static TalkToUs with(Map<String, String> settings) {
    var talk = STARTED.computeIfAbsent(settings, each -> startAnew("talk", each));
    talk.askedFor = ASKED.incrementAndGet();
    return talk;
  }

  /** A service with a database that no other test uses; the caller stops it. */
  public static TalkToUs alone() {
    return startAnew("alone", Map.of());
  }

  /** A service with a database at this address; the caller stops it. */
  public static TalkToUs on(String database, Map<String, String> settings) {
    return start(database, settings);
  }

  /** One more replica, on the same database; the caller stops it. */
  public TalkToUs replica(Map<String, String> settings) {
    return start(database, settings);
  }

  private static TalkToUs startAnew(String name, Map<String, String> settings) {
    var talk = start(TestDatabase.migrated(name), settings);
    talk.sql().run("update staff set password_hash = ? where email = ?", PASSWORD_HASH, ADMIN);
    return talk;
  }

  private static TalkToUs start(String database, Map<String, String> settings) {
    var properties = new HashMap<String, Object>();
    properties.put("micronaut.server.port", -1);
    properties.put("datasources.default.url", database);
    properties.put("datasources.default.username", TestDatabase.username());
    properties.put("datasources.default.password", TestDatabase.password());
    properties.put("datasources.default.minimum-idle", 2);
    properties.put("talk.agenda-check", "-");
    properties.put("talk.waitlist-check", "-");
    properties.put("talk.unconfirmed-check", "-");
    properties.put("talk.recipient-check", "-");
    properties.put("talk.limits-check", "-");
    properties.put("talk.folding-check", "-");
    properties.put("talk.report-refresh", "-");
    properties.put("talk.digest-check", "-");
    properties.put("talk.retention-check", "-");
    properties.put("talk.data-dir", TestFork.folder("test-data").toString());
    properties.put("talk.admin.email", ADMIN);
    properties.put("talk.admin.password", PASSWORD);
    properties.put("talk.ratelimit.enabled", "false");
    properties.putAll(settings);
    var server = ApplicationContext.run(EmbeddedServer.class, properties);
    return new TalkToUs(server, database);
  }

  /** Stops those with settings of their own that no recent class has asked for. */
  static void stopUnused() {
    STARTED.entrySet().stream()
        .filter(each -> !each.getKey().isEmpty())
        .sorted(Comparator.comparingLong(each -> -each.getValue().askedFor))
        .skip(KEPT)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(settings -> STARTED.remove(settings).stop());
  }

  static void putClocksBack() {
    STARTED.values().forEach(talk -> talk.clock().set(SettableClock.MONDAY));
  }

  public void stop() {
    server.getApplicationContext().close();
  }

  public URI address() {
    return server.getURI();
  }

  /** A client that is nobody: a reader's. */
  public Api api() {
    return Api.of(address());
  }

  /** The admin's client. */
  public synchronized Api desk() {
    var signedIn = desk == null ? signIn(ADMIN, PASSWORD) : desk;
    desk = signedIn;
    return signedIn;
  }

  /** A client of staff. */
  public Api signIn(String email, String password) {
    var session =
        api()
            .post("/api/v1/sessions", Fields.NONE.with("email", email).with("password", password))
            .with(201);
    return api().as(session.text("/accessToken"));
  }

  /** Readers who book calls. */
  public Reader reader() {
    return new Reader(api());
  }

  /** What a story starts from. */
  public Given given() {
    return new Given(this);
  }

  public SettableClock clock() {
    return bean(SettableClock.class);
  }

  /** A part of the service, for what no answer shows. */
  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  public Sql sql() {
    return new Sql(database);
  }
}
