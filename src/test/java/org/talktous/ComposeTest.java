package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.talktous.testing.Compose;
import org.talktous.testing.Desk;
import org.talktous.testing.NeedsImages;

/** What docker-compose.yml makes of the image that was built last: it does not build one. */
@NeedsImages({"talk-to-us:0.1.0", "postgres:18", "axllent/mailpit:v1.27.4"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposeTest {
  private static final String ARTICLE = "asymmetric-alliances";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long PAUSE = Duration.ofMillis(200).toNanos();

  private final Compose compose = new Compose();

  @BeforeAll
  void up() {
    compose.up();
  }

  @AfterAll
  void removeAll() {
    compose.close();
  }

  @Test
  void aCallBookedBeforeTheContainersWereRemovedIsThereAfterwards() {
    var slots = compose.service().get("/api/v1/articles/" + ARTICLE + "/slots?days=30").with(200);
    var booked = Desk.book(compose.service(), ARTICLE, slots.texts("/slots").getFirst()).with(201);
    assertThat(booked.text("/manageUrl")).startsWith(compose.address() + "/calls/");
    assertThat(mailTo("anna@example.org")).contains(booked.text("/reference"));

    compose.down();
    compose.up();

    var path = booked.text("/manageUrl").substring(compose.address().length());
    assertThat(compose.service().get(path).with(200).body()).contains(booked.text("/reference"));
    var kept = compose.service().get("/api/v1/bookings/" + booked.text("/token")).with(200);
    assertThat(kept.text("/status")).isEqualTo("confirmed");
  }

  @Test
  void theServiceIsNoRootAndCannotChangeItsPrograms() {
    var said = compose.shell("id -u; touch /app/x /etc/x; touch /tmp/x && echo but-there");

    assertThat(said.lines())
        .contains("10001", "but-there")
        .filteredOn(line -> line.endsWith("Read-only file system"))
        .hasSize(2);
  }

  @Test
  void theWordsOfTheServiceWorkInOneMoreContainer() {
    assertThat(compose.says("migrate")).contains("(0 migrations made)");
    assertThat(compose.says("check"))
        .containsPattern("database +ok +PostgreSQL 18")
        .containsPattern("mail +ok")
        .doesNotContain("FAILED");
  }

  @Test
  void composeUnderstandsEachProfile() {
    assertThat(compose.configuration("kafka")).contains("apache/kafka:", "axllent/mailpit:");
    assertThat(compose.configuration("monitoring"))
        .contains("prom/prometheus:", "grafana/grafana:");
  }

  /** The text of the first mail to the address. */
  private String mailTo(String address) {
    long latest = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() < latest) {
      for (var mail : mails()) {
        if (recipients(mail).contains(address)) {
          return compose.mailbox().get("/api/v1/message/" + mail.at("/ID").asText()).text("/Text");
        }
      }
      LockSupport.parkNanos(PAUSE);
    }
    throw new AssertionError("no mail to " + address + " among " + mails());
  }

  private List<JsonNode> mails() {
    return compose.mailbox().get("/api/v1/messages").with(200).items("/messages");
  }

  private static List<String> recipients(JsonNode mail) {
    return StreamSupport.stream(mail.at("/To").spliterator(), false)
        .map(each -> each.at("/Address").asText())
        .toList();
  }
}
