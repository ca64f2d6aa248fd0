package org.talktous;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The boundaries of areas and rooms in SQL. A table or view belongs to the room that its comment in
 * {@code db/migration} names ({@code owner: call.booking. …}). Statements are found as the string
 * literals and text blocks of the sources; a name that is put together at run time is not seen.
 */
class TableOwnersTest {
  private static final Path MIGRATIONS = Path.of("db/migration");

  /** Areas whose purpose is to look at all the others. */
  private static final Set<String> READERS_OF_ALL = Set.of("report", "today", "seed", "launch");

  /** The tables of db-scheduler, in which each room has tasks of its own. */
  private static final Set<String> WRITTEN_BY_MANY = Set.of("scheduled_tasks");

  private static final Pattern MADE =
      Pattern.compile(
          "^create (?:or replace )?(?:unlogged )?(?:table|view) ([a-z_]+)", Pattern.MULTILINE);
  private static final Pattern DROPPED =
      Pattern.compile("^drop (?:table|view) (?:if exists )?([a-z_]+)", Pattern.MULTILINE);
  private static final Pattern OWNED =
      Pattern.compile(
          "^comment on (?:table|view) ([a-z_]+) is\\s+'owner: ([a-z]+(?:\\.[a-z]+)*)",
          Pattern.MULTILINE);

  // Comments and characters are matched to be skipped.
  private static final Pattern LITERAL =
      Pattern.compile(
          "//[^\n]*+|/\\*.*?\\*/|'(?:[^'\\\\]|\\\\.[^']*+)'"
              + "|\"\"\"(.*?)\"\"\"|\"([^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+)\"",
          Pattern.DOTALL);
  private static final Pattern NAMED =
      Pattern.compile("\\b(?:from|join|into|update|truncate)\\s+([a-z_]+)");
  private static final Pattern WRITTEN =
      Pattern.compile("\\b(?:insert\\s+into|delete\\s+from|update|truncate)\\s+([a-z_]+)");
  private static final Pattern ENTITY =
      Pattern.compile(
          "@MappedEntity(?:\\(\"([a-z_]+)\"\\))?\\s(?:[^{;]*?\\s)?(?:record|class) ([A-Za-z]+)");

  /** A room whose SQL names a table. */
  private record Use(String room, String table) {}

  @Test
  void everyTableSaysWhichRoomOwnsIt() throws IOException {
    var made = new TreeSet<String>();
    for (var migration : migrations()) {
      found(MADE, migration).forEach(each -> made.add(each.group(1)));
      found(DROPPED, migration).forEach(each -> made.remove(each.group(1)));
    }

    assertThat(owners().keySet()).isEqualTo(made);
    assertThat(owners().values()).isSubsetOf(roomNames());
  }

  @Test
  void aRoomReadsNoTableOfAnAreaAboveIt() throws IOException {
    var owners = owners();

    var upward = new TreeMap<String, Set<String>>();
    uses(NAMED)
        .filter(each -> !mayRead(area(each.room), area(owner(owners, each.table))))
        .forEach(each -> add(upward, each, owners));

    assertThat(upward).as("tables of areas that the room's area may not use").isEmpty();
  }

  private static String owner(Map<String, String> owners, String table) {
    return Objects.requireNonNull(owners.get(table), table);
  }

  private static boolean mayRead(String area, String owner) {
    return area.equals(owner)
        || READERS_OF_ALL.contains(area)
        || ArchitectureTest.AREAS.getOrDefault(area, Set.of()).contains(owner);
  }

  /** Reading a table counts as an arrow to its owner, beside the arrows of imports. */
  @Test
  void roomsFormNoCircleWithTheTablesTheyRead() throws IOException {
    var owners = owners();
    var arrows = imports();
    uses(NAMED)
        .forEach(
            each ->
                arrows
                    .computeIfAbsent(each.room, first -> new HashSet<>())
                    .add(owner(owners, each.table)));

    var circles = new TreeMap<String, Set<String>>();
    uses(NAMED)
        .filter(each -> !each.room.equals(owners.get(each.table)))
        .filter(each -> reached(arrows, owner(owners, each.table)).contains(each.room))
        .forEach(each -> add(circles, each, owners));

    assertThat(circles).as("tables of rooms that use the room").isEmpty();
  }

  @Test
  void onlyItsOwnerWritesATable() throws IOException {
    var owners = owners();

    var foreign = new TreeMap<String, Set<String>>();
    uses(WRITTEN)
        .filter(each -> !WRITTEN_BY_MANY.contains(each.table))
        .filter(each -> !each.room.equals(owners.get(each.table)))
        .forEach(each -> add(foreign, each, owners));

    assertThat(foreign).as("tables of other rooms that the room writes").isEmpty();
  }

  private static void add(Map<String, Set<String>> found, Use use, Map<String, String> owners) {
    found
        .computeIfAbsent(use.room, first -> new TreeSet<>())
        .add(use.table + " of " + owners.get(use.table));
  }

  private static Set<String> reached(Map<String, Set<String>> arrows, String from) {
    var reached = new HashSet<String>();
    var ahead = new ArrayDeque<>(Set.of(from));
    while (!ahead.isEmpty()) {
      for (var next : arrows.getOrDefault(ahead.remove(), Set.of())) {
        if (reached.add(next)) {
          ahead.add(next);
        }
      }
    }
    return reached;
  }

  private static Map<String, Set<String>> imports() {
    return ArchitectureTest.HOUSE.stream()
        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .filter(each -> isRoom(each.getTargetClass()) && isRoom(each.getOriginClass()))
        .filter(each -> !room(each.getOriginClass()).equals(room(each.getTargetClass())))
        .collect(
            groupingBy(
                each -> room(each.getOriginClass()),
                HashMap::new,
                mapping(TableOwnersTest::target, toCollection(HashSet::new))));
  }

  private static String target(Dependency dependency) {
    return room(dependency.getTargetClass());
  }

  private static boolean isRoom(JavaClass each) {
    return each.getPackageName().startsWith(ArchitectureTest.ROOT + ".");
  }

  private static String room(JavaClass each) {
    return each.getPackageName().substring(ArchitectureTest.ROOT.length() + 1);
  }

  /** Table to owner. */
  private static Map<String, String> owners() throws IOException {
    var owners = new TreeMap<String, String>();
    for (var migration : migrations()) {
      found(OWNED, migration).forEach(each -> owners.put(each.group(1), each.group(2)));
      found(DROPPED, migration).forEach(each -> owners.remove(each.group(1)));
    }
    return owners;
  }

  /** The texts of the migrations in the order in which they run. */
  private static List<String> migrations() throws IOException {
    try (var files = Files.list(MIGRATIONS)) {
      return files.sorted(MigrationFile.ORDER).map(TableOwnersTest::text).toList();
    }
  }

  private static Stream<Use> uses(Pattern statement) throws IOException {
    var tables = owners().keySet();
    return roomNames().stream()
        .flatMap(
            room ->
                sources(room).stream()
                    .flatMap(source -> tablesNamed(statement, source))
                    .filter(tables::contains)
                    .map(table -> new Use(room, table)))
        .distinct();
  }

  private static Stream<String> tablesNamed(Pattern statement, String source) {
    var named =
        found(LITERAL, source)
            .map(each -> each.group(1) == null ? each.group(2) : each.group(1))
            .filter(each -> each != null)
            .flatMap(literal -> found(statement, literal))
            .map(each -> each.group(1));
    return statement == NAMED ? Stream.concat(named, entities(source)) : named;
  }

  /** Tables of the statements that Micronaut Data derives. */
  private static Stream<String> entities(String source) {
    return found(ENTITY, source)
        .map(each -> each.group(1) == null ? snakeCase(each.group(2)) : each.group(1));
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static List<String> sources(String room) {
    try (var files = Files.list(ArchitectureTest.SOURCES.resolve(room.replace('.', '/')))) {
      return files
          .filter(each -> each.toString().endsWith(".java"))
          .map(TableOwnersTest::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static Set<String> roomNames() throws IOException {
    return ArchitectureTest.rooms().stream().map(each -> each.replace('/', '.')).collect(toSet());
  }

  private static String area(String room) {
    return room.replaceFirst("\\..*", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
