package org.talktous.bench.load;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.talktous.testing.KafkaBroker;

/**
 * Bookings with all channels configured against bookings with none, in turns. A webhook leads to a
 * sink in this process, and a Kafka broker takes what it is given; both share the machine.
 */
public final class ChannelsBenchmark {
  private final Options options;
  private final Postgres postgres;

  private ChannelsBenchmark(Options options, Postgres postgres) {
    this.options = options;
    this.postgres = postgres;
  }

  /** Takes the options of {@link LoadBenchmark}. */
  public static void main(String[] words) throws Exception {
    var options = Options.of(words);
    try (var postgres = Postgres.start(Options.directory())) {
      new ChannelsBenchmark(options, postgres).run();
    }
  }

  private void run() throws Exception {
    var directory = Files.createTempDirectory("kafka");
    try (var broker = KafkaBroker.in(directory).start();
        var sink = Sink.open();
        var none = start("channels_none", Map.of());
        var all =
            start(
                "channels_all",
                Map.of(
                    "TALK_WEBHOOKS_ALLOWED_PRIVATE",
                    "127.0.0.0/8",
                    "KAFKA_BOOTSTRAP_SERVERS",
                    broker.address()))) {
      all.addWebhook(sink.url());
      var withNone = new ArrayList<Figures>();
      var withAll = new ArrayList<Figures>();
      book(none, options.warmUp());
      book(all, options.warmUp());
      for (int round = 0; round < options.rounds(); round++) {
        withNone.add(book(none, options.seconds()));
        withAll.add(book(all, options.seconds()));
        System.out.printf(
            "round %d: none %.0f/s, all %.0f/s%n",
            round + 1, withNone.getLast().perSecond(), withAll.getLast().perSecond());
      }
      System.out.println(Figures.heading());
      System.out.println(sum(withNone).line("booking, no channel"));
      System.out.println(sum(withAll).line("booking, all channels"));
      System.out.printf(
          "throughput with all ÷ with none: %.3f (must be ≥ 0.9); the sink took %,d%n",
          Figures.median(
              java.util.stream.IntStream.range(0, withAll.size())
                  .mapToObj(i -> withAll.get(i).perSecond() / withNone.get(i).perSecond())),
          sink.taken());
    }
  }

  private Service start(String database, Map<String, String> settings) throws Exception {
    postgres.drop(database);
    postgres.create(database);
    var service = Service.start(database, database, postgres, options, settings);
    new Desk(postgres, database).fill(Options.FEW);
    return service;
  }

  private Figures book(Service service, int seconds) throws Exception {
    Iterator<Desk.Start> starts = Desk.starts().iterator();
    var figures =
        new Load(service, postgres, options.connections())
            .drive(
                201,
                seconds,
                () -> {
                  Desk.Start next;
                  synchronized (starts) {
                    next = starts.hasNext() ? starts.next() : null;
                  }
                  return next == null ? null : Requests.booking(next);
                });
    awaitDelivered(service);
    new Desk(postgres, service.database()).reset();
    return figures;
  }

  private void awaitDelivered(Service service) throws Exception {
    long started = System.nanoTime();
    while (postgres.number(
            service.database(), "select count(*) from delivery where state = 'pending'")
        > 0) {
      Thread.sleep(100);
    }
    System.out.printf(
        "  %s: all delivered %.1f s after the last booking%n",
        service.database(), (System.nanoTime() - started) / 1e9);
  }

  private static Figures sum(List<Figures> rounds) {
    return rounds.stream().reduce(Figures::plus).orElseThrow();
  }
}
