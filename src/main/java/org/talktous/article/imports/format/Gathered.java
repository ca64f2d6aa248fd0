package org.talktous.article.imports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Doi;

/**
 * What a file of another maker says of an article, gathered in the fields of ours. A value that
 * cannot be understood stays as it is written, and is refused by its field's own rule.
 */
final class Gathered {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?(?:[T/ ].*)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})");
  private static final Pattern DATE =
      Pattern.compile("[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?");
  private static final Pattern ISSN = Pattern.compile("([0-9]{4})[-‐–]?([0-9]{3}[0-9Xx])");
  private static final Set<String> LISTS = Set.of("authors", "keywords", "issn");

  private final ObjectNode article = JsonNodeFactory.instance.objectNode();
  private final List<ImportFault> remarks = new ArrayList<>();

  ObjectNode article() {
    if (!article.has("language")) {
      var title = article.path("title").asText("");
      var guess = title.codePoints().anyMatch(Gathered::isCyrillic) ? "ru" : "en";
      article.put("language", guess);
      remarks.add(
          ImportFault.remark(
              "language", "language-guessed", "is not said; taken as " + guess, guess));
    }
    return article;
  }

  private static boolean isCyrillic(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC;
  }

  List<ImportFault> remarks() {
    return remarks;
  }

  void remark(ImportFault remark) {
    remarks.add(remark);
  }

  boolean has(String field) {
    return article.has(field);
  }

  void set(String field, JsonNode value) {
    article.set(field, value);
  }

  /** A field of one text; what was said of it first holds, of dates the first that is one. */
  void field(String field, @Nullable String text) {
    if (text != null && !text.isBlank() && (!article.has(field) || isFirstDate(field, text))) {
      article.put(field, value(field, text.strip()));
    }
  }

  private boolean isFirstDate(String field, String text) {
    return field.equals("published")
        && !DATE.matcher(article.path(field).asText()).matches()
        && DATE.matcher(date(text.strip())).matches();
  }

  private static String value(String field, String text) {
    return switch (field) {
      case "doi" -> Doi.in(text).map(doi -> doi.toLowerCase(Locale.ROOT)).orElse(text);
      case "language" -> Languages.tag(text);
      case "published" -> date(text);
      default -> text;
    };
  }

  /** One more of a field that holds several; each is kept once. */
  void more(String field, Stream<String> texts) {
    var list = new LinkedHashSet<String>();
    article.path(field).forEach(each -> list.add(each.asText()));
    texts
        .map(text -> text.replaceAll("\\s+", " ").strip())
        .filter(text -> !text.isEmpty())
        .map(text -> field.equals("issn") ? issn(text) : text)
        .forEach(list::add);
    if (!list.isEmpty()) {
      var array = article.putArray(field);
      list.forEach(array::add);
    }
  }

  static boolean isList(String field) {
    return LISTS.contains(field);
  }

  static boolean isIssn(String text) {
    return ISSN.matcher(text.strip()).matches();
  }

  private static String issn(String text) {
    var parts = ISSN.matcher(text);
    return parts.matches() ? parts.group(1) + "-" + parts.group(2).toUpperCase(Locale.ROOT) : text;
  }

  /** "12(3), 45–67", as citations write it. */
  void issue(@Nullable String volume, @Nullable String number, @Nullable String pages) {
    var place = blank(volume) ? (blank(number) ? "" : number) : volume + in(number);
    field(
        "issue",
        Stream.of(place, blank(pages) ? "" : String.valueOf(pages).replace('-', '–'))
            .filter(each -> each != null && !each.isBlank())
            .map(String::strip)
            .collect(Collectors.joining(", ")));
  }

  private static String in(@Nullable String number) {
    return blank(number) ? "" : "(" + number + ")";
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** A date in the order that cannot be mistaken, as ISO 8601 writes it. */
  private static String date(String text) {
    var day = DAY_FIRST.matcher(text);
    if (day.matches()) {
      return day.group(3) + "-" + two(day.group(2)) + "-" + two(day.group(1));
    }
    var year = YEAR_FIRST.matcher(text);
    if (!year.matches()) {
      return text;
    }
    return Stream.of(year.group(2), year.group(3))
        .takeWhile(part -> part != null)
        .map(part -> "-" + two(part))
        .collect(Collectors.joining("", year.group(1), ""));
  }

  private static String two(String number) {
    return number.length() < 2 ? "0" + number : number;
  }
}
