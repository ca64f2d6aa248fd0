package org.talktous.article.imports.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An {@code article} of JATS, in our fields. */
final class JatsArticle {
  /** As much of a section's text as the article's page takes. */
  private static final int LONGEST_TEXT = 20_000;

  private final XmlElement article;
  private final XmlElement front;
  private final XmlElement meta;
  private final Gathered gathered = new Gathered();

  JatsArticle(XmlElement article) {
    this.article = article;
    this.front = article.child("front").orElse(article);
    this.meta = front.child("article-meta").orElse(front);
  }

  Gathered gathered() {
    gathered.field("language", JatsArticles.language(article));
    gathered.field("title", text(meta.first("article-title")));
    front.child("journal-meta").ifPresent(this::journal);
    meta.children("article-id")
        .filter(id -> id.has("pub-id-type", "doi"))
        .forEach(id -> gathered.field("doi", id.text()));
    meta.children("self-uri").forEach(this::address);
    gathered.more("authors", meta.all("contrib").filter(JatsArticle::isAuthor).map(this::name));
    gathered.field("published", published());
    gathered.issue(text(meta.child("volume")), text(meta.child("issue")), pages());
    meta.children("kwd-group")
        .filter(this::isInOwnLanguage)
        .forEach(group -> gathered.more("keywords", group.all("kwd").map(XmlElement::text)));
    meta.children("abstract").forEach(this::summary);
    var open = isOpen();
    if (open) {
      gathered.article().put("openAccess", true);
    }
    sections(open);
    translations();
    return gathered;
  }

  private void journal(XmlElement journal) {
    gathered.field("journal", text(journal.first("journal-title")));
    gathered.more("issn", journal.children("issn").map(XmlElement::text));
  }

  /** The address of a page, not of a file beside it. */
  private void address(XmlElement self) {
    var address = self.attribute("href");
    if (address != null
        && address.startsWith("http")
        && (self.attribute("content-type") == null || self.has("content-type", "html"))) {
      gathered.field("url", address);
    }
  }

  private static boolean isAuthor(XmlElement contributor) {
    return contributor.attribute("contrib-type") == null
        || contributor.has("contrib-type", "author");
  }

  private String name(XmlElement contributor) {
    var own =
        contributor
            .all("name")
            .filter(this::isInOwnLanguage)
            .findFirst()
            .or(() -> contributor.first("name"));
    return own.map(
            name ->
                Stream.of("given-names", "surname", "suffix")
                    .map(part -> text(name.child(part)))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" ")))
        .orElseGet(
            () ->
                Stream.of("string-name", "collab")
                    .map(each -> text(contributor.first(each)))
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElse(""));
  }

  private boolean isInOwnLanguage(XmlElement element) {
    var language = JatsArticles.language(element);
    return language == null || language.equals(JatsArticles.language(article));
  }

  /** The most exact of the dates of publication, the earliest among those. */
  private @Nullable String published() {
    return meta.children("pub-date")
        .map(JatsArticle::date)
        .filter(date -> !date.isEmpty())
        .min(Comparator.<String>comparingInt(date -> -date.length()).thenComparing(date -> date))
        .orElse(null);
  }

  private static String date(XmlElement date) {
    var parts =
        Stream.of("year", "month", "day")
            .map(part -> text(date.child(part)))
            .takeWhile(part -> part.matches("[0-9]{1,4}"))
            .map(part -> part.length() == 1 ? "0" + part : part)
            .collect(Collectors.joining("-"));
    var iso = date.attribute("iso-8601-date");
    return parts.isEmpty() && iso != null ? iso : parts;
  }

  private String pages() {
    var first = text(meta.child("fpage"));
    var last = text(meta.child("lpage"));
    return first.isEmpty()
        ? text(meta.child("elocation-id"))
        : last.isEmpty() || last.equals(first) ? first : first + "-" + last;
  }

  private void summary(XmlElement summary) {
    if (summary.attribute("abstract-type") == null) {
      gathered.field("abstract", paragraphs(summary));
    } else if (summary.has("abstract-type", "highlights", "key-points")
        && !gathered.has("highlights")) {
      var points = summary.first("list-item").isPresent() ? "list-item" : "p";
      var list = JsonNodeFactory.instance.arrayNode();
      summary
          .outermost(points)
          .map(XmlElement::text)
          .filter(each -> !each.isEmpty())
          .forEach(list::add);
      gathered.set("highlights", list);
    }
  }

  /** The paragraphs, those of a structured part behind its title. */
  private static String paragraphs(XmlElement text) {
    var paragraphs = new ArrayList<String>();
    text.children("p", "sec", "list")
        .forEach(
            part -> {
              if (!part.name().equals("sec")) {
                paragraphs.add(part.text());
              } else {
                var title = text(part.child("title")).replaceFirst("[.:]$", "");
                var inside = paragraphs(part);
                paragraphs.add(title.isEmpty() ? inside : title + ": " + inside);
              }
            });
    return paragraphs.stream().filter(each -> !each.isBlank()).collect(Collectors.joining("\n\n"));
  }

  private boolean isOpen() {
    return meta.all("license")
        .anyMatch(
            license ->
                license.has("license-type", "open-access", "open access")
                    || license.attributes().values().stream().anyMatch(JatsArticle::isCommons)
                    || license.all("license_ref").anyMatch(each -> isCommons(each.text()))
                    || license
                        .all("ext-link")
                        .anyMatch(
                            link ->
                                link.attributes().values().stream()
                                    .anyMatch(JatsArticle::isCommons)));
  }

  private static boolean isCommons(String address) {
    return address.contains("creativecommons.org/");
  }

  /** The titles of its sections, and what they say where the licence lets everybody say it. */
  private void sections(boolean open) {
    var sections = new SectionList();
    article.child("body").stream()
        .flatMap(body -> body.children("sec"))
        .forEach(
            section ->
                sections.add(
                    section.attribute("id"),
                    text(section.child("title")),
                    open ? cut(section) : null));
    if (!sections.isEmpty()) {
      gathered.set("sections", sections.json());
    }
  }

  private String cut(XmlElement section) {
    var kept = new StringBuilder();
    for (var paragraph : section.outermost("p").map(XmlElement::text).toList()) {
      if (kept.length() + paragraph.length() + 2 > LONGEST_TEXT) {
        gathered.remark(
            ImportFault.remark(
                "sections",
                "section-cut",
                "are cut where they are longer than 20,000 characters",
                text(section.child("title"))));
        break;
      }
      kept.append(kept.isEmpty() ? "" : "\n\n").append(paragraph);
    }
    return kept.toString();
  }

  /** What it is called, and says of itself, in other languages. */
  private void translations() {
    var translations = JsonNodeFactory.instance.objectNode();
    meta.all("trans-title-group")
        .forEach(group -> translation(translations, JatsArticles.language(group), group));
    meta.children("trans-abstract").forEach(summary -> translated(translations, summary));
    if (!translations.isEmpty()) {
      gathered.set("translations", translations);
    }
  }

  private void translation(ObjectNode translations, @Nullable String language, XmlElement group) {
    var title = text(group.child("trans-title"));
    if (language != null && !title.isEmpty() && !isInOwnLanguage(group)) {
      translations.putObject(language).put("title", title);
    }
  }

  private static void translated(ObjectNode translations, XmlElement summary) {
    var language = JatsArticles.language(summary);
    if (language != null && translations.get(language) instanceof ObjectNode translation) {
      translation.put("abstract", paragraphs(summary));
    }
  }

  private static String text(Optional<XmlElement> element) {
    return element.map(XmlElement::text).orElse("");
  }
}
