package org.talktous.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.talktous.call.slot.SlotsBenchmark;

/**
 * Every benchmark in its shortest form, so that none breaks unseen; what they find here says
 * nothing about speed. They share a database and a service; the first counts all that happens
 * there.
 */
@TestMethodOrder(OrderAnnotation.class)
class ShortestBenchmarksTest {
  private static final int QUERIES = 500;
  private static final int TIMES = 4;

  private static final Options OPTIONS =
      Options.shortest(classPath(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  @SuppressWarnings("NullAway.Init")
  private static Testbed testbed;

  @BeforeAll
  static void start() throws IOException {
    var directory = Path.of("target", "bench-shortest");
    delete(directory);
    testbed = Testbed.shared(directory);
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    testbed.close();
  }

  /** The class path of the tests without the tests, whose clock would stand still. */
  private static String classPath() {
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !Files.exists(Path.of(entry, "org", "talktous", "testing")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A benchmark under way. */
  private interface Run {
    void run() throws Exception;
  }

  private static String printedBy(Run benchmark) throws Exception {
    var usual = System.out;
    var printed = new ByteArrayOutputStream();
    try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      benchmark.run();
    } finally {
      System.setOut(usual);
      usual.print(printed.toString(StandardCharsets.UTF_8));
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  @Order(1)
  void remindersAreToldAndCounted() throws Exception {
    var service = testbed.service("reminders", OPTIONS);
    var printed =
        printedBy(() -> new RemindersBenchmark(testbed, 100, false).run(service, service));

    assertThat(printed).contains("100 events").containsPattern("[1-9][0-9]* a second");
  }

  @Test
  @Order(2)
  void slotsAndBookingsAreHeldAgainstTheBareEndpointAndTheirStatements() throws Exception {
    if (System.getenv("CI") != null) {
      assertThat(Replay.hasPgbench()).as("pgbench, of Debian's postgresql").isTrue();
    }
    var printed = printedBy(() -> new LoadBenchmark(testbed, OPTIONS).run());

    for (var row : new String[] {"bare endpoint", "slots, few past", "booking, many past"}) {
      assertThat(printed).containsPattern(row + " +[1-9][0-9]* +0 ");
    }
    assertThat(printed)
        .containsPattern("booking's statements +[1-9][0-9]* +by (pgbench|JDBC)")
        .containsPattern("slots ÷ bare endpoint .*[0-9]\\.[0-9]")
        .containsPattern("slots: [1-9][0-9]* statements")
        .doesNotContain("NaN");
  }

  @Test
  @Order(3)
  void theInboxIsTimed() throws Exception {
    var printed = printedBy(() -> InboxBenchmark.run(testbed, OPTIONS, QUERIES, TIMES));

    assertThat(printed)
        .containsPattern("the first page +[0-9]+\\.[0-9] ")
        .containsPattern("the inbox, a frequent word +[0-9]+\\.[0-9] ");
  }

  @Test
  @Order(4)
  void theReportsAreTimed() throws Exception {
    var printed = printedBy(() -> ReportsBenchmark.run(testbed, OPTIONS, QUERIES, 1));

    assertThat(printed).containsPattern("30 days +[0-9]+\\.[0-9] ").contains("xlsx: ");
  }

  @Test
  @Order(5)
  void bookingsWithAllChannelsAreHeldAgainstThoseWithNone() throws Exception {
    var printed = printedBy(() -> new ChannelsBenchmark(testbed, OPTIONS).run());

    assertThat(printed)
        .containsPattern("booking, all channels +[1-9][0-9]* +0 ")
        .containsPattern("with none: [0-9]\\.[0-9]{3}");
  }

  @Test
  void theSlotCalculationIsTimed() throws Exception {
    // The lock keeps measurements apart from each other; this is none.
    System.setProperty("jmh.ignoreLock", "true");
    var options =
        new OptionsBuilder()
            .include(SlotsBenchmark.class.getName())
            .param("daysAWeek", "5")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(20))
            .shouldFailOnError(true)
            .build();

    assertThat(new Runner(options).run())
        .hasSize(6)
        .allSatisfy(each -> assertThat(each.getPrimaryResult().getScore()).isPositive());
  }
}
