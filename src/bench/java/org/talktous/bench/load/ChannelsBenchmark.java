package org.talktous.bench.load;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.talktous.testing.KafkaBroker;

/**
 * Bookings with all channels configured against bookings with none, in turns.
 *
 * <p>With none there is no webhook, no Kafka and no mail server: mails become files, which nothing
 * turns off. With all, a webhook takes all events, a Kafka broker too, and mails go to a mail
 * server: two of them a booking. Webhook and mail server are sinks in this process, the broker is
 * one of its own, and all of them share the machine with the service; what they compute is told.
 */
public final class ChannelsBenchmark {
  private final Testbed testbed;
  private final Options options;
  private final Postgres postgres;

  ChannelsBenchmark(Testbed testbed, Options options) {
    this.testbed = testbed;
    this.options = options;
    this.postgres = testbed.postgres();
  }

  /** Takes the options of {@link LoadBenchmark}. */
  public static void main(String[] words) throws Exception {
    var options = Options.of(words);
    try (var testbed = Testbed.start()) {
      testbed.empty("channels_none");
      testbed.empty("channels_all");
      new ChannelsBenchmark(testbed, options).run();
    }
  }

  void run() throws Exception {
    var directory = Files.createTempDirectory("kafka");
    try (var broker = KafkaBroker.in(directory).start();
        var sink = Sink.open();
        var mails = SmtpSink.open()) {
      var none = filled(testbed.service("channels_none", options));
      var all =
          filled(
              testbed.another(
                  "channels_all",
                  "channels_all",
                  options,
                  Map.of(
                      "KAFKA_BOOTSTRAP_SERVERS",
                      broker.address(),
                      "SMTP_HOST",
                      "127.0.0.1",
                      "SMTP_PORT",
                      Integer.toString(mails.port()))));
      all.addWebhook(sink.url());
      var withNone = new ArrayList<Figures>();
      var withAll = new ArrayList<Figures>();
      book(none, options.warmUp());
      book(all, options.warmUp());
      for (int round = 0; round < options.rounds(); round++) {
        withNone.add(book(none, options.seconds()));
        var broking = broker.cpu();
        withAll.add(book(all, options.seconds()));
        System.out.printf(
            "  the broker computed %.1f s%n", broker.cpu().minus(broking).toMillis() / 1e3);
        System.out.printf(
            "round %d: none %.0f/s, all %.0f/s%n",
            round + 1, withNone.getLast().perSecond(), withAll.getLast().perSecond());
      }
      System.out.println(Figures.heading());
      System.out.println(sum(withNone).line("booking, no channel"));
      System.out.println(sum(withAll).line("booking, all channels"));
      System.out.printf(
          "throughput with all ÷ with none: %.3f (must be ≥ 0.9); the webhook took %,d, the mail"
              + " server %,d%n",
          Figures.median(
              IntStream.range(0, withAll.size())
                  .mapToObj(i -> withAll.get(i).perSecond() / withNone.get(i).perSecond())),
          sink.taken(),
          mails.taken());
    }
  }

  private Service filled(Service service) throws Exception {
    var desk = new Desk(postgres, service.database());
    if (desk.isEmpty()) {
      desk.fill(Options.FEW);
    }
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
    awaitDelivered(service, figures.latencies().length);
    new Desk(postgres, service.database()).reset();
    return figures;
  }

  private void awaitDelivered(Service service, int booked) throws Exception {
    long started = System.nanoTime();
    var computed = service.cpu();
    var database = postgres.cpu();
    long left = pending(service);
    while (pending(service) > 0) {
      Thread.sleep(100);
    }
    long undelivered =
        postgres.number(
            service.database(), "select count(*) from delivery where state <> 'delivered'");
    if (undelivered > 0) {
      throw new IllegalStateException(undelivered + " deliveries did not end delivered");
    }
    System.out.printf(
        "  %s: %,d of the deliveries of %,d bookings were left, delivered in %.1f s; µs of CPU a"
            + " booking: service %.0f, database %.0f%n",
        service.database(),
        left,
        booked,
        (System.nanoTime() - started) / 1e9,
        service.cpu().minus(computed).toNanos() / 1e3 / booked,
        postgres.cpu().minus(database).toNanos() / 1e3 / booked);
  }

  private long pending(Service service) throws Exception {
    return postgres.number(
        service.database(), "select count(*) from delivery where state = 'pending'");
  }

  private static Figures sum(List<Figures> rounds) {
    return rounds.stream().reduce(Figures::plus).orElseThrow();
  }
}
