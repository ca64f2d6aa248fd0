package org.talktous.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Wire;

/** How often the service asks its database, counted on the wire between the two. */
@ServiceTest
class StatementsTest {
  @SuppressWarnings("NullAway.Init")
  private static Wire wire;

  @SuppressWarnings("NullAway.Init")
  private static TalkToUs talk;

  @SuppressWarnings("NullAway.Init")
  private static GivenArticle article;

  @BeforeAll
  static void connect() {
    var running = TalkToUs.running();
    article =
        running.given().article().withHost("Europe/Moscow", "daily 09:00-17:00").withHost("UTC");
    wire = Wire.to(running.sql().url());
    talk =
        running.replica(
            Map.of("datasources.default.url", wire.url(), "talk.poll-interval", "PT1H"));
  }

  @AfterAll
  static void disconnect() throws IOException {
    talk.stop();
    wire.close();
  }

  private static void ask(String path) {
    // The first answer may learn what is kept for the next.
    talk.api().get(path).with(200);
    wire.reset();
    talk.api().get(path).with(200);
  }

  @Test
  void theBookingPageTakesAtMostTwoStatements() {
    ask("/articles/" + article.slug() + "/call");

    assertThat(wire.statements()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void theFreeTimesTakeOneRoundTrip() {
    ask("/api/v1/articles/" + article.slug() + "/slots?days=62");

    assertThat(wire.statements()).hasSize(1);
    assertThat(wire.roundTrips()).isEqualTo(1);
  }

  @Test
  void whoeverIsToldOfABookingCostsItOneStatementAndOneForEachReminder() {
    talk.reader().books(article, "2026-11-24T10:00:00Z");
    wire.reset();
    talk.reader().books(article, "2026-11-25T10:00:00Z");

    assertThat(wire.statements()).filteredOn(each -> each.contains("into delivery")).hasSize(1);
    assertThat(wire.statements()).filteredOn(each -> each.contains("scheduled_tasks")).hasSize(2);
    assertThat(wire.statements())
        .filteredOn(each -> each.contains("delivery") || each.contains("webhook"))
        .hasSize(1);
  }

  @Test
  void theArticlesPageTakesAStatementForEachOfItsSources() {
    ask("/articles/" + article.slug());

    // The article, the answers of readers' questions, the survey.
    assertThat(wire.statements()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
  }
}
