package org.talktous.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The layout of template sources: line length, white space and indentation, by file and line. */
class TemplateLayoutTest {
  private static final int WIDTH = 120;

  /** What opens, divides or closes a block. */
  private static final Pattern MARK =
      Pattern.compile(
          "@(?<end>end)?(?<control>if|for)\\b|(?<middle>@else)|(?<content>@`)|(?<contentEnd>`)"
              + "|<(?<slash>/?)(?<element>[a-z][a-z0-9]*)\\b");

  private static final Set<String> VOID = Set.of("meta", "link", "input", "img", "br", "hr");

  @Test
  void everyTemplateIsIndentedAndNoLineIsLongerThan120Characters() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path template : templates()) {
      check(template.toString(), Files.readAllLines(template), wrong);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aLongLineABlankAtItsEndAndATabAreNamedByFileAndLine() {
    assertThat(wrong("<p>", "  " + "x".repeat(119), "</p>"))
        .containsExactly("a.jte:2: 121 characters");
    assertThat(wrong("<p>a</p> ")).containsExactly("a.jte:1: a blank at the end");
    assertThat(wrong("\t<p>a</p>")).containsExactly("a.jte:1: a tab");
  }

  @Test
  void whatStandsInABlockThatIsNotIndentedIsNamedByFileAndLine() {
    assertThat(wrong("@if(a)", "<p>a</p>", "@endif"))
        .containsExactly("a.jte:2: not indented below line 1");
    assertThat(wrong("<ul>", "  @for(var a : b)", "  <li>a</li>", "  @endfor", "</ul>"))
        .containsExactly("a.jte:3: not indented below line 2");
    assertThat(wrong("<div>", "  <p>a</p>", "  </div>"))
        .containsExactly("a.jte:3: not indented like line 1");
    assertThat(wrong("@if(a)", "  a", "@else", "  b", "@endif")).isEmpty();
  }

  @Test
  void theTextOfATextAreaKeepsItsPlace() {
    assertThat(wrong("<div>", "  <textarea", "      rows=\"1\">", "${a}</textarea>", "</div>"))
        .isEmpty();
  }

  private static List<String> wrong(String... lines) {
    List<String> wrong = new ArrayList<>();
    check("a.jte", List.of(lines), wrong);
    return wrong;
  }

  private static List<Path> templates() throws IOException {
    List<Path> templates = new ArrayList<>();
    for (String folder : List.of("src/main/jte", "src/main/jte-text")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(file -> file.toString().endsWith(".jte")).sorted().forEach(templates::add);
      }
    }
    assertThat(templates).hasSizeGreaterThan(50);
    return templates;
  }

  /** An open block, the line it began on, that line's indentation and whether it began the line. */
  private record Block(String name, int line, int indent, boolean first) {}

  private static void check(String file, List<String> lines, List<String> wrong) {
    Deque<Block> open = new ArrayDeque<>();
    boolean verbatim = false;
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      String where = file + ":" + number + ": ";
      if (line.length() > WIDTH) {
        wrong.add(where + line.length() + " characters");
      }
      if (line.contains("\t")) {
        wrong.add(where + "a tab");
      }
      // The signature's "-- " ends with a blank (RFC 3676, section 4.3).
      if (!line.equals("-- ") && !line.equals(line.stripTrailing())) {
        wrong.add(where + "a blank at the end");
      }
      int indent = line.length() - line.stripLeading().length();
      if (!line.isBlank() && !verbatim && !open.isEmpty()) {
        indentation(where, line.strip(), indent, open.peek(), wrong);
      }
      verbatim = (verbatim || line.contains("<textarea")) && !line.contains("</textarea>");
      marks(line, number, indent, open);
    }
    open.forEach(
        block -> wrong.add(file + ":" + block.line() + ": " + block.name() + " is not closed"));
  }

  private static void indentation(
      String where, String text, int indent, Block block, List<String> wrong) {
    Matcher mark = MARK.matcher(text);
    boolean closes =
        mark.lookingAt() && (mark.group("middle") != null || block.name().equals(closed(mark)));
    if (closes && (block.first() ? indent != block.indent() : indent < block.indent())) {
      wrong.add(where + "not indented like line " + block.line());
    } else if (!closes && indent <= block.indent()) {
      wrong.add(where + "not indented below line " + block.line());
    }
  }

  private static void marks(String line, int number, int indent, Deque<Block> open) {
    Matcher mark = MARK.matcher(line);
    while (mark.find()) {
      var opened = opened(mark);
      if (closed(mark) != null) {
        assertThat(open.pop().name()).as("line %s", number).isEqualTo(closed(mark));
      } else if (opened != null) {
        open.push(new Block(opened, number, indent, mark.start() == indent));
      }
    }
  }

  private static @Nullable String closed(Matcher mark) {
    if (mark.group("end") != null) {
      return mark.group("control");
    }
    if (mark.group("contentEnd") != null) {
      return "@`";
    }
    return "/".equals(mark.group("slash")) ? mark.group("element") : null;
  }

  private static @Nullable String opened(Matcher mark) {
    if (mark.group("control") != null) {
      return mark.group("control");
    }
    if (mark.group("content") != null) {
      return mark.group("content");
    }
    String element = mark.group("element");
    return element == null || VOID.contains(element) ? null : element;
  }
}
