package org.talktous.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.talktous.base.schedule.ComputePool;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenCall;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.web.problem.Unavailable;

/** Staff sign in; an admin does everything, a host what is theirs. */
@ServiceTest
class SessionStoryTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;

  SessionStoryTest(TalkToUs talk) {
    this.talk = talk;
  }

  @Test
  void aPasswordGivesATokenForEightHours() {
    var session = signIn(talk, TalkToUs.ADMIN, TalkToUs.PASSWORD).with(201);

    assertThat(Instant.parse(session.text("/expiresAt")))
        .isEqualTo(talk.clock().instant().plusSeconds(8 * 3600));
    talk.api().as(session.text("/accessToken")).get("/api/v1/admin/hosts").with(200);
    signIn(talk, TalkToUs.ADMIN.toUpperCase(java.util.Locale.ROOT), TalkToUs.PASSWORD).with(201);
  }

  @Test
  void aWrongPasswordAndAnUnknownAccountAreToldApartByNobody() {
    var wrong = signIn(talk, TalkToUs.ADMIN, "not the password").with(401);
    var unknown = signIn(talk, "nobody@example.org", TalkToUs.PASSWORD).with(401);

    assertThat(wrong.problem()).isEqualTo("wrong-credentials");
    assertThat(wrong.body()).isEqualTo(unknown.body());
  }

  @Test
  void withoutAGenuineTokenTheDeskIsClosed() {
    assertThat(talk.api().get("/api/v1/admin/hosts").with(401).problem()).isEqualTo("unauthorized");
    assertThat(talk.api().as("x.y.z").get("/api/v1/admin/bookings").with(401).problem())
        .isEqualTo("unauthorized");
    // {"alg":"none"} {"sub":"admin","roles":["ADMIN"]}
    talk.api()
        .as("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsInJvbGVzIjpbIkFETUlOIl19.")
        .get("/api/v1/admin/hosts")
        .with(401);
  }

  @Test
  void anyReplicaAcceptsTheToken() {
    var token = signIn(talk, TalkToUs.ADMIN, TalkToUs.PASSWORD).with(201).text("/accessToken");
    var replica = talk.replica(Map.of());
    try {
      replica.api().as(token).get("/api/v1/admin/hosts").with(200);
    } finally {
      replica.stop();
    }
  }

  @Test
  void aTokenThatIsGivenBackOpensNothingOnAnyReplica() {
    var token = signIn(talk, TalkToUs.ADMIN, TalkToUs.PASSWORD).with(201).text("/accessToken");
    var other = signIn(talk, TalkToUs.ADMIN, TalkToUs.PASSWORD).with(201).text("/accessToken");
    var session = talk.api().as(token);
    session.get("/api/v1/admin/hosts").with(200);

    session.delete("/api/v1/sessions").with(204);

    session.get("/api/v1/admin/hosts").with(401);
    session.delete("/api/v1/sessions").with(204);
    talk.api().delete("/api/v1/sessions").with(401);
    talk.api().as(other).get("/api/v1/admin/hosts").with(200);
    var replica = talk.replica(Map.of());
    try {
      replica.api().as(token).get("/api/v1/admin/hosts").with(401);
    } finally {
      replica.stop();
    }
  }

  @Test
  void whatIsKnownOfEndedSessionsGoesWithTheirTokens() {
    var ended =
        talk.sql()
            .value(
                """
                insert into staff_ended_session (id, expires_at)
                values (gen_random_uuid(), ?::timestamptz)
                returning id
                """,
                talk.clock().instant().minusSeconds(1).toString());
    var token = signIn(talk, TalkToUs.ADMIN, TalkToUs.PASSWORD).with(201).text("/accessToken");

    talk.api().as(token).delete("/api/v1/sessions").with(204);

    assertThat(talk.sql().count("select count(*) from staff_ended_session where id = ?", ended))
        .isZero();
  }

  @Test
  void signingInIsThrottled() {
    var limited = TalkToUs.with(Map.of("talk.ratelimit.enabled", "true"));
    for (int i = 0; i < 3; i++) {
      signIn(limited, "guessed@example.org", "guess no. " + i).with(401);
    }

    var refused = signIn(limited, "Guessed@example.org", "one more guess").with(429);

    assertThat(refused.problem()).isEqualTo("too-many-requests");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.header("RateLimit")).isEqualTo("\"wrong sign-ins in a row\";r=0;t=1");
    assertThat(refused.header("RateLimit-Policy"))
        .isEqualTo("\"wrong sign-ins in a row\";q=3;w=3600");
    for (int i = 0; i < 60; i++) {
      signIn(limited, TalkToUs.ADMIN, TalkToUs.PASSWORD).with(201);
    }
  }

  @Test
  void everyFurtherGuessWaitsTwiceAsLongAndNoLongerThanFiveMinutes() {
    // Other settings than above, so another service, where this address has not guessed yet.
    var limited =
        TalkToUs.with(Map.of("talk.ratelimit.enabled", "true", "talk.calls.daily-cap", "8"));
    guess(limited, "nobody-waits@example.org", 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300);
    // An account that is there is no different.
    guess(limited, TalkToUs.ADMIN, 1, 2, 4);
    limited.clock().advance(Duration.ofSeconds(8));

    signIn(limited, TalkToUs.ADMIN, TalkToUs.PASSWORD).with(201);

    signIn(limited, TalkToUs.ADMIN, "wrong").with(401);
    signIn(limited, TalkToUs.ADMIN, TalkToUs.PASSWORD).with(201);
  }

  @Test
  void aSignInThatNobodyHadTimeForIsNoWrongOne() throws Exception {
    var limited =
        TalkToUs.with(Map.of("talk.ratelimit.enabled", "true", "talk.calls.daily-cap", "9"));
    var account = "busy@example.org";
    var release = new CountDownLatch(1);
    var pool = limited.bean(ComputePool.class);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var given = new ExecutorCompletionService<Boolean>(callers);
      for (int i = 0; i < 200; i++) {
        given.submit(() -> pool.run(() -> await(release)));
      }
      assertThat(given.take().exceptionNow()).isInstanceOf(Unavailable.class);
      for (int i = 0; i < 60; i++) {
        signIn(limited, account, "wrong").with(503);
      }
      release.countDown();
    }

    for (int i = 0; i < 3; i++) {
      signIn(limited, account, "wrong").with(401);
    }
    signIn(limited, account, "wrong").with(429);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void guess(TalkToUs limited, String account, long... waits) {
    for (int i = 0; i < 3; i++) {
      signIn(limited, account, "wrong").with(401);
    }
    for (var wait : waits) {
      limited.clock().advance(Duration.ofSeconds(wait - 1));
      assertThat(signIn(limited, account, TalkToUs.PASSWORD).with(429).header("Retry-After"))
          .isEqualTo("1");
      limited.clock().advance(Duration.ofSeconds(1));
      signIn(limited, account, "wrong").with(401);
    }
  }

  @Test
  void guessesAtOnceAreNotMoreThanGuessesInTurn() {
    var limited = TalkToUs.with(Map.of("talk.ratelimit.enabled", "true"));

    var answers =
        Concurrently.run(20, i -> signIn(limited, "at-once@example.org", "guess " + i).status());

    assertThat(answers).containsOnly(401, 429);
    assertThat(answers).filteredOn(status -> status == 401).hasSize(3);
  }

  @Test
  void whoSignsInRightlySeveralTimesAtOnceDoesNotGuess() {
    var limited = TalkToUs.with(Map.of("talk.ratelimit.enabled", "true"));

    var answers =
        Concurrently.run(12, i -> signIn(limited, TalkToUs.ADMIN, TalkToUs.PASSWORD).status());

    assertThat(answers).containsOnly(201);
  }

  @Test
  void nobodyDodgesALimitByAHeader() {
    // Other settings than above, so another service, where nobody has guessed yet.
    var limited =
        TalkToUs.with(Map.of("talk.ratelimit.enabled", "true", "talk.calls.daily-cap", "7"));
    for (int i = 0; i < 50; i++) {
      guess(limited, i).with(401);
    }

    guess(limited, 50).with(429);
  }

  private static Answer guess(TalkToUs limited, int times) {
    return signIn(
        limited.api().with("X-Forwarded-For", "203.0.113." + times),
        "guessed-" + times + "@example.org",
        "a guess");
  }

  @Test
  void aHostSeesAndChangesTheirOwnCallsAndHoursOnly() {
    var mine = talk.given().host("UTC").works("tuesday 10:00-12:00");
    var others = talk.given().host("UTC").works("tuesday 10:00-12:00");
    var call = talk.reader().books(talk.given().article().withHost(mine), TEN);
    var foreign = talk.reader().books(talk.given().article().withHost(others), TEN);
    var me = mine.signsIn();

    var seen = me.get("/api/v1/admin/bookings").with(200);
    assertThat(seen.items("/items"))
        .extracting(item -> item.at("/reference").asText())
        .containsExactly(call.reference());
    assertForbidden(me.get("/api/v1/admin/bookings?host=" + others.id()));
    assertForbidden(end(me, foreign));
    end(me, call).with(200);
    assertForbidden(
        me.post(
            "/api/v1/admin/bookings/" + idOf(foreign) + "/rescheduling",
            Fields.NONE.with("startsAt", "2026-11-24T11:00:00Z")));
    assertForbidden(me.post("/api/v1/admin/bookings/" + idOf(foreign) + "/cancellation"));
    assertForbidden(me.put("/api/v1/admin/hosts/" + others.id() + "/hours", "[]"));
    me.put("/api/v1/admin/hosts/" + mine.id() + "/hours", "[]").with(200);
    assertForbidden(me.put("/api/v1/admin/hosts/" + others.id() + "/overrides/2026-12-01", "[]"));
    me.put("/api/v1/admin/hosts/" + mine.id() + "/overrides/2026-12-01", "[]").with(200);
    assertForbidden(me.delete("/api/v1/admin/hosts/" + others.id() + "/overrides/2026-12-01"));
    assertThat(me.get("/api/v1/admin/hosts").with(200).items("/items"))
        .extracting(item -> item.at("/id").asText())
        .containsExactly(mine.id().toString());
    assertForbidden(me.post("/api/v1/admin/hosts", "{}"));
    assertForbidden(me.put("/api/v1/admin/articles/mine", "{}"));
  }

  private Answer end(Api staff, GivenCall call) {
    return staff.post(
        "/api/v1/admin/bookings/" + idOf(call) + "/outcome",
        Fields.NONE.with("outcome", "attended"));
  }

  private UUID idOf(GivenCall call) {
    return (UUID) talk.sql().value("select id from booking where reference = ?", call.reference());
  }

  private static Answer signIn(TalkToUs talk, String email, String password) {
    return signIn(talk.api(), email, password);
  }

  private static Answer signIn(Api api, String email, String password) {
    return api.post(
        "/api/v1/sessions", Fields.NONE.with("email", email).with("password", password));
  }

  private static void assertForbidden(Answer answer) {
    assertThat(answer.with(403).problem()).isEqualTo("forbidden");
  }
}
