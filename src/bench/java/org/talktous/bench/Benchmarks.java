package org.talktous.bench;

import java.util.Arrays;
import org.talktous.bench.load.ChannelsBenchmark;
import org.talktous.bench.load.InboxBenchmark;
import org.talktous.bench.load.LoadBenchmark;
import org.talktous.bench.load.RemindersBenchmark;
import org.talktous.bench.load.ReportsBenchmark;

/**
 * Runs one benchmark: {@code slots}, with any options of JMH behind it, or {@code load}, {@code
 * inbox}, {@code reminders}, {@code channels} or {@code reports}, with those of {@link
 * LoadBenchmark}, {@link InboxBenchmark}, {@link RemindersBenchmark}, {@link ChannelsBenchmark} or
 * {@link ReportsBenchmark}; or reads a folder of files with {@code fixtures}, as {@link Fixtures}
 * does.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /** The arguments may come in one string, as {@code -Dbench="slots -f 1"} hands them over. */
  public static void main(String[] args) throws Exception {
    String[] words = String.join(" ", args).strip().split(" +", -1);
    String[] options = Arrays.copyOfRange(words, 1, words.length);
    switch (words[0]) {
      case "slots" -> measure("org.talktous.call.slot.SlotsBenchmark", options);
      case "load" -> LoadBenchmark.main(options);
      case "inbox" -> InboxBenchmark.main(options);
      case "reminders" -> RemindersBenchmark.main(options);
      case "channels" -> ChannelsBenchmark.main(options);
      case "reports" -> ReportsBenchmark.main(options);
      case "fixtures" -> Fixtures.main(options);
      default -> {
        System.err.println(
            "Say what to measure: -Dbench=slots, load, inbox, reminders, channels, reports or"
                + " fixtures");
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
