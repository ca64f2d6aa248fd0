package org.talktous.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Fields;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Wire;

/** What an operator sees of deliveries. */
@ServiceTest
class DeliveryMetricsTest {
  private final TalkToUs talk =
      TalkToUs.with(
          Map.of("talk.webhooks.allowed-private", "127.0.0.1", "talk.poll-interval", "PT1H"));
  private final HttpReceiver receiver = HttpReceiver.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  /** The value of a line of the metrics, 0 without one. */
  private double metric(String line) {
    return talk.api()
        .get("/prometheus")
        .with(200)
        .body()
        .lines()
        .filter(each -> each.startsWith(line + " "))
        .mapToDouble(each -> Double.parseDouble(each.substring(each.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void whatWaitsAndWhatWasDeliveredIsShown() {
    var hook =
        talk.desk()
            .post(
                "/api/v1/admin/webhooks",
                Fields.NONE.with("url", receiver.url("/hook")).with("types", List.of("*")))
            .with(201);
    var article = talk.given().article().withHost("UTC", "daily 10:00-12:00");
    var written = "talktous_events_written_total{type=\"org.talktous.booking.created\"}";
    var pending = "talktous_deliveries{channel=\"webhook\",state=\"pending\"}";
    var delivered = "talktous_delivery_attempts_total{channel=\"webhook\",state=\"delivered\"}";
    var oldest = "talktous_delivery_oldest_pending_seconds{channel=\"webhook\"}";
    double before = metric(written);
    receiver.reply("/hook", 500);

    talk.reader().books(article, "2026-11-24T10:00:00Z");
    new Deliver(talk).now();
    talk.clock().advance(Duration.ofSeconds(2));

    talk.bean(DeliveryGauges.class).refresh();

    assertThat(metric(written)).isEqualTo(before + 1);
    assertThat(metric(pending)).isEqualTo(1);
    assertThat(metric(oldest)).isEqualTo(2);
    assertThat(metric(delivered)).isZero();

    talk.clock().advance(Duration.ofSeconds(4));
    new Deliver(talk).now();
    assertThat(metric(pending)).as("as it was when it was counted last").isEqualTo(1);
    talk.bean(DeliveryGauges.class).refresh();
    assertThat(metric(pending)).isZero();
    assertThat(metric(oldest)).isZero();
    assertThat(metric(delivered)).isEqualTo(1);
    assertThat(talk.api().get("/prometheus").body())
        .contains("talktous_reminder_lateness_seconds_bucket", "state=\"failed\"");
    talk.desk().delete("/api/v1/admin/webhooks/" + hook.text("/id")).with(204);
  }

  @Test
  void whileDeliveriesCannotBeCountedNoGaugeHasAValue() {
    var alone = TalkToUs.alone();
    try {
      var gauges = alone.bean(DeliveryGauges.class);
      gauges.refresh();
      assertThat(values(alone)).isNotEmpty().doesNotContain("NaN");
      alone.sql().run("alter table delivery rename to elsewhere");
      gauges.refresh();
      assertThat(values(alone)).containsOnly("NaN");
    } finally {
      alone.stop();
    }
  }

  private static List<String> values(TalkToUs talk) {
    return talk.api()
        .get("/prometheus")
        .with(200)
        .body()
        .lines()
        .filter(line -> line.matches("talktous_(deliveries|delivery_oldest|clock).*"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .toList();
  }

  @Test
  void whoReadsTheMetricsAsksNothingOfTheDatabase() throws IOException {
    var base = TalkToUs.alone();
    try (var wire = Wire.to(base.sql().url())) {
      var talk =
          base.replica(
              Map.of(
                  "datasources.default.url", wire.url(),
                  "talk.poll-interval", "PT1H",
                  "talk.gauges-every", "PT1H"));
      talk.bean(DeliveryGauges.class).refresh();
      wire.reset();
      talk.api().get("/prometheus").with(200);
      // The queue itself looks for what is due, once after its start.
      assertThat(wire.statements())
          .filteredOn(each -> !each.contains("with recursive next"))
          .noneMatch(each -> each.contains("from delivery"));
      talk.stop();
    } finally {
      base.stop();
    }
  }
}
