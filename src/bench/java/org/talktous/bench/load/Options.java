package org.talktous.bench.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * How to measure.
 *
 * @param past how many past bookings the larger database holds
 * @param connections how many clients send, each waiting for its answer before it asks again
 * @param seconds how long each measurement lasts
 * @param rounds how often all are repeated, in turns
 * @param warmUp how many seconds each is driven before
 * @param recorded how many bookings are sent again without the service
 * @param service the class path of the service
 * @param jvm options of the service's JVM
 */
record Options(
    int past,
    int connections,
    int seconds,
    int rounds,
    int warmUp,
    int recorded,
    String service,
    List<String> jvm,
    boolean fresh) {

  static final int FEW = 1_000;

  static final String USAGE =
      """
      -Dbench="load [--short] [--past 1000000] [--connections 16] [--seconds 8] [--rounds 5]
        [--warm-up 15] [--recorded 2400] [--fresh] [--service <class path>] [--jvm <option>]..."
        --short     a quick look: 50,000 past bookings, 2 rounds of 3 seconds
        --recorded  how many bookings pgbench sends again
        --fresh     loads the databases anew; otherwise those under target/load are used again
        --service   measures another build than target/talk-to-us.jar
        --jvm       gives the service's JVM an option, -Xmx256m for one
      """;

  private static final Options USUAL =
      new Options(1_000_000, 16, 8, 5, 15, 2_400, "target/talk-to-us.jar", List.of(), false);
  private static final Options SHORT =
      new Options(50_000, 16, 3, 2, 6, 2_400, "target/talk-to-us.jar", List.of(), false);

  /** As short as can be, on another class path than the packaged service. */
  static Options shortest(String service, String... jvm) {
    return new Options(FEW, 4, 1, 1, 0, 40, service, List.of(jvm), false);
  }

  Options {
    jvm = List.copyOf(jvm);
  }

  static Options of(String... words) {
    var rest = new ArrayDeque<>(List.of(words));
    var options = rest.remove("--short") ? SHORT : USUAL;
    while (!rest.isEmpty()) {
      options = options.with(rest.remove(), rest);
    }
    return options;
  }

  private Options with(String name, ArrayDeque<String> rest) {
    return switch (name) {
      case "--past" -> with(number(rest), connections, seconds, rounds, warmUp);
      case "--connections" -> with(past, number(rest), seconds, rounds, warmUp);
      case "--seconds" -> with(past, connections, number(rest), rounds, warmUp);
      case "--rounds" -> with(past, connections, seconds, number(rest), warmUp);
      case "--warm-up" -> with(past, connections, seconds, rounds, number(rest));
      case "--recorded" ->
          new Options(
              past, connections, seconds, rounds, warmUp, number(rest), service, jvm, fresh);
      case "--fresh" ->
          new Options(past, connections, seconds, rounds, warmUp, recorded, service, jvm, true);
      case "--service" ->
          new Options(
              past, connections, seconds, rounds, warmUp, recorded, rest.remove(), jvm, fresh);
      case "--jvm" -> {
        var more = new ArrayList<>(jvm);
        more.add(rest.remove());
        yield new Options(
            past, connections, seconds, rounds, warmUp, recorded, service, more, fresh);
      }
      default -> throw new IllegalArgumentException("no such option: " + name);
    };
  }

  private Options with(int past, int connections, int seconds, int rounds, int warmUp) {
    return new Options(past, connections, seconds, rounds, warmUp, recorded, service, jvm, fresh);
  }

  private static int number(ArrayDeque<String> rest) {
    return Integer.parseInt(rest.remove().replace("_", ""));
  }
}
