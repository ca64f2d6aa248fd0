package org.talktous.article;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.Lines;

/**
 * The form of an article, as it was filled in: {@code section-0-title} and so on for its sections,
 * {@code host-0} and so on for the hosts that are chosen. What a section is called in a language of
 * its own, and what other languages say, the form carries along untouched.
 *
 * @param refusal why nothing was changed, in the words of the page
 * @param errors what is wrong, by field
 */
record ArticleForm(
    @Nullable String slug,
    Map<String, String> typed,
    List<NamedHost> hosts,
    List<String> translations,
    @Nullable String refusal,
    Map<String, String> errors) {
  static final int MOST_SECTIONS = 100;
  static final List<String> TEXTS =
      List.of(
          "title",
          "language",
          "journal",
          "issue",
          "doi",
          "url",
          "published",
          "abstract",
          "summary");

  /** Texts of which there may be several, one a line. */
  static final List<String> LISTS = List.of("highlights", "authors", "keywords", "issn");

  private static final List<String> OF_SECTION = List.of("id", "title", "titleLanguage", "text");

  String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  @Nullable String error(String field) {
    return errors.get(field);
  }

  boolean isNew() {
    return slug == null;
  }

  /** How many sections there are fields for: those that are filled in, and an empty one. */
  int sections() {
    int last = 0;
    for (int i = 0; i < MOST_SECTIONS; i++) {
      if (!typed("section-" + i + "-title").isBlank() || !typed("section-" + i + "-id").isBlank()) {
        last = i + 1;
      }
    }
    return Math.min(MOST_SECTIONS, last + 1);
  }

  boolean isChosen(NamedHost host) {
    return typed.values().stream().anyMatch(host.id().toString()::equals);
  }

  /** The form of an article as it stands. */
  static Map<String, String> of(Article article, List<UUID> hosts) {
    var own = article.in(article.language());
    var typed = new LinkedHashMap<String, String>();
    put(typed, "title", own.title());
    put(typed, "language", article.language());
    put(typed, "journal", own.journal());
    put(typed, "issue", own.issue());
    put(typed, "doi", article.doi());
    put(typed, "url", article.url());
    put(typed, "abstract", own.abstractText());
    put(typed, "summary", own.summary());
    put(typed, "highlights", String.join("\n", own.highlights()));
    var known = article.bibliography();
    put(typed, "authors", String.join("\n", known.authors()));
    put(typed, "published", known.published());
    put(typed, "keywords", String.join("\n", known.keywords()));
    put(typed, "issn", String.join("\n", known.issn()));
    if (article.openAccess()) {
      typed.put("openAccess", "yes");
    }
    for (int i = 0; i < own.sections().size(); i++) {
      var section = own.sections().get(i);
      put(typed, "section-" + i + "-id", section.id());
      put(typed, "section-" + i + "-title", section.title());
      put(typed, "section-" + i + "-titleLanguage", section.titleLanguage());
      put(typed, "section-" + i + "-text", section.text());
    }
    for (int i = 0; i < hosts.size(); i++) {
      typed.put("host-" + i, hosts.get(i).toString());
    }
    return typed;
  }

  private static void put(Map<String, String> typed, String field, @Nullable String value) {
    if (value != null) {
      typed.put(field, value);
    }
  }

  /** What was filled in, as a request would say it. */
  static ObjectNode written(Map<String, String> typed, ObjectMapper json) {
    var article = json.createObjectNode();
    for (var field : TEXTS) {
      var text = clean(typed.get(field));
      if (!text.isEmpty()) {
        article.put(field, text);
      }
    }
    article.put("openAccess", typed.containsKey("openAccess"));
    for (var field : LISTS) {
      var list = article.putArray(field);
      clean(typed.get(field))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(list::add);
    }
    var sections = article.putArray("sections");
    filledIn(typed).forEach(i -> sections.add(section(typed, i, json)));
    var hosts = article.putArray("hosts");
    typed.forEach(
        (field, value) -> {
          if (field.startsWith("host-")) {
            hosts.add(value);
          }
        });
    return article;
  }

  /** The numbers of the sections that are filled in: where they stand in the form. */
  static List<Integer> filledIn(Map<String, String> typed) {
    var filled = new ArrayList<Integer>();
    for (int i = 0; i < MOST_SECTIONS; i++) {
      int number = i;
      if (OF_SECTION.stream()
          .anyMatch(of -> !clean(typed.get("section-" + number + "-" + of)).isEmpty())) {
        filled.add(i);
      }
    }
    return filled;
  }

  private static ObjectNode section(Map<String, String> typed, int number, ObjectMapper json) {
    var section = json.createObjectNode();
    for (var of : OF_SECTION) {
      var text = clean(typed.get("section-" + number + "-" + of));
      if (!text.isEmpty()) {
        section.put(of, text);
      }
    }
    return section;
  }

  private static String clean(@Nullable String text) {
    return text == null ? "" : Lines.normalized(text).strip();
  }
}
