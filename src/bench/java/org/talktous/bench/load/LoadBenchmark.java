package org.talktous.bench.load;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Measures free times and bookings over HTTP, with a short and with a long past, in turns, so that
 * what else the machine does falls on all alike.
 */
public final class LoadBenchmark {
  private static final String SLOTS =
      "/api/v1/articles/" + Desk.READ + "/slots?days=14&zone=Europe/Berlin";
  private static final String BARE = "/bench/bare/" + Desk.READ;
  private static final int WARM_UPS = 3;

  private final Testbed testbed;
  private final Options options;
  private final Postgres postgres;
  private final Desk few;
  private final Desk many;
  private final List<Figures> bare = new ArrayList<>();
  private final List<Figures> slotsOfFew = new ArrayList<>();
  private final List<Figures> slotsOfMany = new ArrayList<>();
  private final List<Figures> bookingOfFew = new ArrayList<>();
  private final List<Figures> bookingOfMany = new ArrayList<>();
  private final List<Double> replays = new ArrayList<>();

  LoadBenchmark(Testbed testbed, Options options) {
    this.testbed = testbed;
    this.options = options;
    this.postgres = testbed.postgres();
    this.few = new Desk(postgres, testbed.database("past_" + Options.FEW));
    this.many = new Desk(postgres, testbed.database("past_" + options.past()));
  }

  /** Takes the options that {@link Options#USAGE} tells. */
  public static void main(String[] words) throws Exception {
    Options options;
    try {
      options = Options.of(words);
    } catch (IllegalArgumentException | NoSuchElementException e) {
      System.err.println(e.getMessage() + "\n" + Options.USAGE);
      return;
    }
    try (var testbed = Testbed.start()) {
      new LoadBenchmark(testbed, options).run();
    }
  }

  void run() throws Exception {
    var onFew = start(few, Options.FEW);
    var onMany = start(many, options.past());
    System.out.printf(
        "%n%d cores, load average %.1f, %d connections, %d rounds of %d s, past bookings %,d and"
            + " %,d%n",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        options.connections(),
        options.rounds(),
        options.seconds(),
        few.past(),
        many.past());
    for (int part = 0; part < WARM_UPS; part++) {
      warmUp(onFew, few);
      warmUp(onMany, many);
    }
    few.reset();
    var replay = record(onFew);
    for (int round = 0; round < options.rounds(); round++) {
      measure(onFew, onMany, replay);
      System.out.printf("\rround %d of %d", round + 1, options.rounds());
      System.out.flush();
    }
    System.out.println("\n");
    print();
    statements(onFew);
    System.out.printf(
        "memory of the service with %,d past bookings: %s MiB resident%n",
        many.past(), onMany.residentMemory().orElse(-1));
  }

  private Service start(Desk desk, int past) throws Exception {
    if (options.fresh()) {
      testbed.empty(desk.database());
    }
    var service = testbed.service(desk.database(), options);
    if (desk.isEmpty()) {
      desk.fill(past);
    }
    desk.reset();
    return service;
  }

  private void warmUp(Service service, Desk desk) throws Exception {
    get(service, BARE, options.warmUp() / WARM_UPS);
    get(service, SLOTS, options.warmUp() / WARM_UPS);
    book(service, options.warmUp() / WARM_UPS);
    desk.reset();
  }

  private Replay record(Service service) throws Exception {
    var requests = Desk.starts().stream().limit(options.recorded()).map(Requests::booking).toList();
    var replay = Replay.of(postgres, few.database(), new Recording(service, postgres).of(requests));
    replay.prepare();
    few.reset();
    return replay;
  }

  private void measure(Service onFew, Service onMany, Replay replay) throws Exception {
    bare.add(get(onFew, BARE, options.seconds()));
    slotsOfFew.add(get(onFew, SLOTS, options.seconds()));
    slotsOfMany.add(get(onMany, SLOTS, options.seconds()));
    bookingOfFew.add(book(onFew, options.seconds()));
    few.reset();
    replays.add(replay.perSecond(options.connections()));
    few.reset();
    bookingOfMany.add(book(onMany, options.seconds()));
    many.reset();
  }

  private Figures get(Service service, String path, int seconds) throws Exception {
    var request = Requests.get(path);
    return new Load(service, postgres, options.connections()).drive(200, seconds, () -> request);
  }

  private Figures book(Service service, int seconds) throws Exception {
    Iterator<Desk.Start> starts = Desk.starts().iterator();
    return new Load(service, postgres, options.connections())
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
  }

  private void print() {
    System.out.println(Figures.heading());
    System.out.println(sum(bare).line("bare endpoint"));
    System.out.println(sum(slotsOfFew).line("slots, few past"));
    System.out.println(sum(slotsOfMany).line("slots, many past"));
    System.out.println(sum(bookingOfFew).line("booking, few past"));
    System.out.println(sum(bookingOfMany).line("booking, many past"));
    System.out.printf(
        "%-26s %8.0f   by %s%n%n",
        "booking's statements", Figures.median(replays.stream()), Replay.tool());
    ratio("slots ÷ bare endpoint", "≥ 0.6", inTurn(slotsOfFew, bare, LoadBenchmark::throughput));
    ratio(
        "booking ÷ its statements",
        "≥ 0.8",
        IntStream.range(0, replays.size())
            .mapToObj(i -> bookingOfFew.get(i).perSecond() / replays.get(i))
            .toList());
    ratio(
        "slots' cost, many ÷ few",
        "≤ 1.2",
        inTurn(slotsOfFew, slotsOfMany, LoadBenchmark::throughput));
    ratio(
        "booking's cost, many ÷ few",
        "≤ 1.2",
        inTurn(bookingOfFew, bookingOfMany, LoadBenchmark::throughput));
    ratio("slots' SQL, many ÷ few", "≤ 1.2", inTurn(slotsOfMany, slotsOfFew, LoadBenchmark::work));
    ratio(
        "booking's SQL, many ÷ few",
        "≤ 1.2",
        inTurn(bookingOfMany, bookingOfFew, LoadBenchmark::work));
  }

  // What a long past must not change, seen apart from how warm the two services are.
  private static double work(Figures one, Figures other) {
    return one.cost(one.database()) / other.cost(other.database());
  }

  private static double throughput(Figures one, Figures other) {
    return one.perSecond() / other.perSecond();
  }

  private static List<Double> inTurn(
      List<Figures> ones, List<Figures> others, ToDoubleBiFunction<Figures, Figures> ratio) {
    return IntStream.range(0, ones.size())
        .mapToObj(i -> ratio.applyAsDouble(ones.get(i), others.get(i)))
        .toList();
  }

  private static void ratio(String title, String target, List<Double> rounds) {
    System.out.printf(
        "%-28s %.2f  (must be %s; from %.2f to %.2f in %d rounds)%n",
        title,
        Figures.median(rounds.stream()),
        target,
        rounds.stream().min(Double::compare).orElseThrow(),
        rounds.stream().max(Double::compare).orElseThrow(),
        rounds.size());
  }

  private static Figures sum(List<Figures> rounds) {
    return rounds.stream().reduce(Figures::plus).orElseThrow();
  }

  private void statements(Service service) throws Exception {
    var recording = new Recording(service, postgres);
    var page = "/articles/" + Desk.READ + "/call";
    var starts = Desk.starts().stream().limit(5).map(Requests::booking).toList();
    System.out.println();
    print("slots", recording.of(java.util.Collections.nCopies(5, Requests.get(SLOTS))));
    print("booking", recording.of(starts));
    few.reset();
    print("booking page", recording.of(java.util.Collections.nCopies(5, html(page))));
    System.out.printf("booking page, compressed: %,d bytes%n", compressed(service, page));
  }

  private static byte[] html(String path) {
    return new String(Requests.get(path), java.nio.charset.StandardCharsets.US_ASCII)
        .replace("application/json", "text/html")
        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static void print(String title, List<List<Statement>> recorded) {
    var statements = recorded.getFirst();
    System.out.printf(
        "%s: %d statements, %d with begin and commit%n",
        title, statements.stream().filter(each -> !each.isBracket()).count(), statements.size());
    statements.forEach(
        each -> System.out.println("    " + each.sql().lines().findFirst().orElse("")));
  }

  private static int compressed(Service service, String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
              .header("Accept", "text/html")
              .header("Accept-Encoding", "gzip");
      return client.send(request.build(), BodyHandlers.ofByteArray()).body().length;
    }
  }
}
