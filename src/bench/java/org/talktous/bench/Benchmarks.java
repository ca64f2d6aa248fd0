package org.talktous.bench;

import java.util.Arrays;
import org.talktous.bench.load.InboxBenchmark;
import org.talktous.bench.load.LoadBenchmark;

/**
 * Runs one benchmark: {@code slots}, with any options of JMH behind it, {@code load}, with those of
 * {@link LoadBenchmark}, or {@code inbox}, with those of {@link InboxBenchmark}.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /** The arguments may come in one string, as {@code -Dbench="slots -f 1"} hands them over. */
  public static void main(String[] args) throws Exception {
    String[] words = String.join(" ", args).strip().split(" +", -1);
    String[] options = Arrays.copyOfRange(words, 1, words.length);
    switch (words[0]) {
      case "slots" -> measure("org.talktous.availability.SlotsBenchmark", options);
      case "load" -> LoadBenchmark.main(options);
      case "inbox" -> InboxBenchmark.main(options);
      default -> {
        System.err.println("Say what to measure: -Dbench=slots, -Dbench=load or -Dbench=inbox");
        System.exit(2);
      }
    }
  }

  private static void measure(String benchmarks, String[] options) throws Exception {
    String[] arguments = Arrays.copyOf(options, options.length + 1);
    arguments[options.length] = benchmarks;
    org.openjdk.jmh.Main.main(arguments);
  }
}
