package org.talktous.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.talktous.article.imports.format.ArticleSink;
import org.talktous.article.imports.format.ImportFault;
import org.talktous.article.imports.format.ImportFile;
import org.talktous.article.imports.format.ImportFormat;
import org.talktous.article.imports.format.ImportedLine;
import org.talktous.article.imports.format.UnreadableHeader;
import org.talktous.call.icalendar.BusyRules;
import org.talktous.call.icalendar.BusyTimes;
import org.talktous.call.icalendar.InvalidCalendar;
import org.talktous.call.icalendar.WantedLines;
import org.talktous.call.slot.Intervals;
import org.talktous.survey.questionnaire.CreatorSurvey;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/**
 * Reads a folder of files as the world writes them, told apart by their endings: calendars, tables
 * and other lists of articles, and JSON, which is a survey where it has {@code pages} or {@code
 * elements}. Prints how many were taken, and what was refused or left out, by cause; and of how
 * many calendars {@link CalendarOracle} finds the same busy times, with the paths of the others.
 */
public final class Fixtures {
  private static final String HOST = "host@example.org";

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Integer> counts = new TreeMap<>();

  private Fixtures() {}

  /** Takes the folder as its argument. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("Name the folder of files: -Dbench=\"fixtures FOLDER\"");
      System.exit(2);
    }
    // The clock of what names no zone, to the oracle.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    var fixtures = new Fixtures();
    try (var files = Files.walk(Path.of(args[0]))) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        fixtures.read(file);
      }
    }
    fixtures.counts.forEach((what, times) -> System.out.printf("%6d  %s%n", times, what));
  }

  private void read(Path file) throws IOException {
    var name = file.getFileName().toString();
    var format = ImportFormat.ofFile(name);
    if (name.endsWith(".ics")) {
      calendar(file);
    } else if (name.endsWith(".json") && isSurvey(file)) {
      survey(file);
    } else if (format.isPresent()) {
      articles(file, format.orElseThrow());
    }
  }

  private void calendar(Path file) throws IOException {
    var oracle = CalendarOracle.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    var begin =
        oracle
            .map(CalendarOracle::begin)
            .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.DAYS));
    var end = oracle.map(CalendarOracle::end).orElse(begin.plus(60, ChronoUnit.DAYS));
    var times = new BusyTimes(begin, end, ZoneId.of("UTC"), HOST, BusyRules.ALL);
    try (var in = Files.newInputStream(file)) {
      var lines = WantedLines.of(in, HOST, 10L << 20, 2 << 20);
      var read = times.of(lines, ours -> Set.of());
      count(read.leftOut() == 0 ? "calendar: taken whole" : "calendar: taken with remarks");
      read.remarks().forEach(each -> count("calendar: remark " + each.code().key()));
      oracle.ifPresent(each -> compare(file, each, read.busy()));
    } catch (InvalidCalendar | WantedLines.TooMuch refused) {
      count("calendar: refused, " + refused.getMessage());
    }
  }

  private void compare(Path file, CalendarOracle oracle, Intervals ours) {
    try {
      boolean agree = oracle.agrees(ours);
      count("calendar: " + (agree ? "agrees with the oracle" : "differs from the oracle"));
      if (!agree) {
        System.out.println("differs: " + file);
      }
    } catch (RuntimeException | AssertionError e) {
      count("calendar: the oracle cannot read it");
    }
  }

  private boolean isSurvey(Path file) throws IOException {
    var read = json.readTree(file.toFile());
    return read.has("pages") || read.has("elements");
  }

  private void survey(Path file) throws IOException {
    try {
      var taken = CreatorSurvey.read(json.readTree(file.toFile()), Set.of());
      count(taken.remarks().isEmpty() ? "survey: taken whole" : "survey: taken with remarks");
    } catch (InvalidRequest refused) {
      count("survey: refused");
      refused.violations().stream()
          .map(Fixtures::cause)
          .distinct()
          .forEach(cause -> count("survey: refused for " + cause));
    }
  }

  private static String cause(Violation violation) {
    return violation.field().replaceFirst("^.*\\.", "") + " " + violation.message();
  }

  private void articles(Path file, ImportFormat format) throws IOException {
    var kind = format.name().toLowerCase(Locale.ROOT);
    try (var whole = ImportFile.of(Files.newInputStream(file), format, null, json);
        var in = whole.open()) {
      whole.read(in, json, new Counting(kind));
      count(kind + ": files read");
    } catch (UnreadableHeader | InvalidRequest refused) {
      count(kind + ": files refused, " + refused.getMessage());
    }
  }

  /** Counts the articles of a file. */
  private final class Counting implements ArticleSink {
    private final String kind;

    Counting(String kind) {
      this.kind = kind;
    }

    @Override
    public void take(ImportedLine line) {
      count(kind + (line.faults().isEmpty() ? ": articles read" : ": articles refused"));
      line.faults().forEach(fault -> count(kind + ": refused, " + fault.message()));
    }

    @Override
    public void remark(ImportFault remark) {
      count(kind + ": remark " + remark.field() + " " + remark.message());
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }
}
