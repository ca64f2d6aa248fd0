package org.talktous.call.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.base.security.FormTimestamps;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.ReaderLinks;
import org.talktous.testing.GivenCall;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A reader's link opens their call, and nothing that was made up does. */
@ServiceTest
class ReaderTokenTest {
  private static final String SIGNS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final String NEW_SECRET = "another secret, and long enough for one";

  private final TalkToUs talk;
  private final GivenCall call;

  ReaderTokenTest(TalkToUs talk) {
    this.talk = talk;
    this.call =
        talk.reader()
            .books(
                talk.given().article().withHost("UTC", "tuesday 10:00-11:00"),
                "2026-11-24T10:00:00Z");
  }

  @Test
  void aTokenWithAnyCharacterChangedOpensNothing() {
    var random = new Random(7);
    for (int i = 0; i < call.token().length(); i++) {
      var tampered = new StringBuilder(call.token());
      char other = SIGNS.charAt(random.nextInt(SIGNS.length()));
      tampered.setCharAt(i, other == call.token().charAt(i) ? (other == 'A' ? 'B' : 'A') : other);
      assertOpensNothing(tampered.toString());
    }
  }

  @Test
  void everySpellingButOneOpensNothing() {
    var last = call.token().length() - 1;
    var opening = new HashSet<String>();
    for (char sign : SIGNS.toCharArray()) {
      var spelled = call.token().substring(0, last) + sign;
      if (talk.api().get("/api/v1/bookings/" + spelled).status() == 200) {
        opening.add(spelled);
      }
    }

    assertThat(opening).containsExactly(call.token());
    assertOpensNothing(call.token() + "=");
    assertOpensNothing(call.token() + "A");
    assertOpensNothing(call.token().substring(1));
  }

  @Test
  void aTokenOfAnotherScopeOpensNothing() {
    assertOpensNothing(
        talk.bean(ReaderLinks.class).token(new LinkScope("THREAD"), idOf(call.token())));
    assertThat(talk.bean(ReaderLinks.class).token(CallLinks.CALL, idOf(call.token())))
        .isEqualTo(call.token());
  }

  @Test
  void aGenuineTokenOfNothingOpensNothing() {
    assertOpensNothing(talk.bean(ReaderLinks.class).token(CallLinks.CALL, UUID.randomUUID()));
  }

  @Test
  void replicasShareTheSecretButAnotherSecretSignsOtherwise() {
    var replica = talk.replica(Map.of());
    var foreign = talk.replica(Map.of("talk.link-secret", NEW_SECRET));
    try {
      assertThat(replica.api().get(call.path()).with(200).json().at("/token").asText())
          .isEqualTo(call.token());
      foreign.api().get(call.path()).with(404);
      assertOpensNothing(foreign.bean(ReaderLinks.class).token(CallLinks.CALL, idOf(call.token())));
    } finally {
      replica.stop();
      foreign.stop();
    }
  }

  @Test
  void whatTheSecretBeforeSignedHoldsWhileItIsNamed() {
    var desk = talk.desk();
    var form = talk.bean(FormTimestamps.class).stamp();
    var rotated =
        talk.replica(
            Map.of("talk.link-secret", NEW_SECRET, "talk.link-secret-previous", "database"));
    var twice =
        talk.replica(
            Map.of(
                "talk.link-secret",
                "yet another secret, and long enough",
                "talk.link-secret-previous",
                NEW_SECRET));
    try {
      var renewed = rotated.api().get(call.path()).with(200).text("/token");
      assertThat(renewed).isNotEqualTo(call.token());
      rotated.api().get("/api/v1/bookings/" + renewed).with(200);
      assertThat(rotated.bean(FormTimestamps.class).age(form)).isPresent();
      desk.at(rotated.address()).get("/api/v1/admin/hosts").with(200);

      twice.api().get("/api/v1/bookings/" + renewed).with(200);
      twice.api().get(call.path()).with(404);
      assertThat(twice.bean(FormTimestamps.class).age(form)).isEmpty();
      desk.at(twice.address()).get("/api/v1/admin/hosts").with(401);
    } finally {
      rotated.stop();
      twice.stop();
    }
  }

  private static UUID idOf(String token) {
    var bytes = java.nio.ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private void assertOpensNothing(String token) {
    var answer = talk.api().get("/api/v1/bookings/" + token).with(404);
    assertThat(answer.problem()).as(token).isEqualTo("not-found");
  }
}
