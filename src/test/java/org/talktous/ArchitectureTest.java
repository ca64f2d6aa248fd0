package org.talktous;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Areas are the folders below {@code org.talktous}, rooms the folders that hold classes. Templates
 * count as part of their room.
 */
class ArchitectureTest {
  static final String ROOT = "org.talktous";
  static final Path SOURCES = Path.of("src/main/java/org/talktous");
  private static final int MOST_FILES = 30;

  /** Which areas the classes of an area may use beside its own. */
  static final Map<String, Set<String>> AREAS =
      Map.ofEntries(
          Map.entry("launch", Set.of("seed", "staff", "article", "base")),
          Map.entry("seed", Set.of("survey", "call", "article", "base")),
          Map.entry("home", Set.of("article", "desk", "base", "web")),
          Map.entry("panel", Set.of("article", "desk", "base", "web")),
          Map.entry("today", Set.of("delivery", "desk", "base", "web")),
          Map.entry("report", Set.of("delivery", "desk", "base", "web")),
          Map.entry("survey", Set.of("feedback", "article", "desk", "base", "web")),
          Map.entry(
              "feedback", Set.of("call", "staff", "article", "delivery", "desk", "base", "web")),
          Map.entry("call", Set.of("article", "delivery", "desk", "base", "web")),
          Map.entry("staff", Set.of("call", "delivery", "desk", "base", "web")),
          Map.entry("delivery", Set.of("desk", "base", "web")),
          Map.entry("article", Set.of("desk", "base", "web")),
          Map.entry("desk", Set.of("base", "web")),
          Map.entry("base", Set.of("web")),
          Map.entry("web", Set.of()));

  static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importUrl(Application.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void everyAreaIsInTheTable() throws IOException {
    assertThat(rooms().stream().map(ArchitectureTest::area).collect(Collectors.toSet()))
        .isEqualTo(AREAS.keySet());
  }

  @Test
  void anAreaUsesOnlyThoseTheTableNames() {
    AREAS.forEach(
        (area, below) ->
            classes()
                .that()
                .resideInAPackage(within(area))
                .should()
                .onlyDependOnClassesThat(
                    resideOutsideOfPackage(ROOT + "..")
                        .or(resideInAPackage(within(area)))
                        .or(
                            resideInAnyPackage(
                                below.stream()
                                    .map(ArchitectureTest::within)
                                    .toArray(String[]::new))))
                .check(HOUSE));
  }

  private static String within(String area) {
    return ROOT + "." + area + "..";
  }

  @Test
  void areasFormNoCircle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void roomsFormNoCircle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void aRoomFitsInOneLook() throws IOException {
    var crowded = new TreeMap<String, Long>();
    for (var room : rooms()) {
      try (var files = Files.list(SOURCES.resolve(room))) {
        long count = files.filter(Files::isRegularFile).count();
        if (count > MOST_FILES) {
          crowded.put(room, count);
        }
      }
    }
    assertThat(crowded).isEmpty();
  }

  @Test
  void everyRoomSaysWhatItIsFor() throws IOException {
    assertThat(rooms())
        .allSatisfy(
            room -> assertThat(SOURCES.resolve(room).resolve("package-info.java")).exists());
  }

  @Test
  void repositoriesAreTheirRoomsOwn() {
    classes().that().haveSimpleNameEndingWith("Repository").should().notBePublic().check(HOUSE);
  }

  @Test
  void calculationsImportNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".call.slot",
            ROOT + ".call.icalendar",
            ROOT + ".delivery.mailtext",
            ROOT + ".article.passage",
            ROOT + ".survey.questionnaire")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "io.micronaut.context..",
                "io.micronaut.data..",
                "io.micronaut.http..",
                "io.micronaut.scheduling..",
                "io.micronaut.transaction..",
                "jakarta.inject..",
                "java.sql..",
                "javax.sql.."))
        .check(HOUSE);
  }

  @Test
  void theReadmesMapIsTrue() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var table = readme.substring(readme.indexOf("| area | rooms |"));
    var written = new LinkedHashMap<String, Set<String>>();
    var row = Pattern.compile("\\| `([a-z]+)` \\|([^|]*)\\|");
    table
        .lines()
        .takeWhile(line -> line.startsWith("|"))
        .map(row::matcher)
        .filter(Matcher::lookingAt)
        .forEach(found -> written.put(found.group(1), words(found.group(2))));

    assertThat(written).isEqualTo(roomsOfAreas());
  }

  private static Set<String> words(String cell) {
    return Arrays.stream(cell.split("[`, ]+"))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Set<String>> roomsOfAreas() throws IOException {
    var all = new TreeMap<String, Set<String>>();
    for (var room : rooms()) {
      var inner = all.computeIfAbsent(area(room), first -> new TreeSet<>());
      if (room.contains("/")) {
        inner.add(room.substring(room.indexOf('/') + 1));
      }
    }
    return all;
  }

  static String area(String room) {
    return room.replaceFirst("/.*", "");
  }

  /** The folders that hold classes, such as {@code call/booking}. */
  static Set<String> rooms() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(each -> each.toString().endsWith(".java"))
          .map(each -> SOURCES.relativize(each.getParent()).toString().replace('\\', '/'))
          .filter(each -> !each.isEmpty())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
