package org.talktous.article.imports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.Markup;

/** A work as Crossref's API writes it (and CSL-JSON, which is like it). */
final class CrossrefWork {
  private static final Set<String> USED =
      Set.of(
          "DOI",
          "title",
          "container-title",
          "URL",
          "resource",
          "author",
          "language",
          "abstract",
          "ISSN",
          "issn-type",
          "subject",
          "keyword",
          "volume",
          "issue",
          "page",
          "article-number",
          "license",
          "published",
          "published-online",
          "published-print",
          "issued",
          "subtitle",
          "sections");

  /** What is about the record, and would only make the list of remarks long. */
  private static final Set<String> ABOUT_THE_RECORD =
      Set.of(
          "indexed",
          "created",
          "deposited",
          "score",
          "prefix",
          "member",
          "source",
          "type",
          "id",
          "content-domain",
          "is-referenced-by-count",
          "reference-count",
          "references-count",
          "short-container-title");

  private static final Pattern PARAGRAPH = Pattern.compile("</(?:jats:)?(?:p|title|sec)>");
  private static final Pattern LINE =
      Pattern.compile("</?(?:jats:)?(?:break|br|list|list-item)\\s*/?>");
  private static final Pattern HEADING =
      Pattern.compile("(?is)^\\s*<(?:jats:)?title>\\s*(?:abstract|аннотация|summary)\\s*</[^>]*>");

  private CrossrefWork() {}

  static boolean is(JsonNode json) {
    return json.has("DOI")
        || json.has("container-title")
        || json.path("title").isArray()
        || json.path("author").isArray();
  }

  static Gathered read(ObjectNode work, ArticleSink sink) {
    var gathered = new Gathered();
    gathered.field("doi", text(work.path("DOI")));
    gathered.field("title", title(work));
    gathered.field("journal", plain(first(work.path("container-title"))));
    gathered.field("language", text(work.path("language")));
    gathered.field("url", text(work.at("/resource/primary/URL")));
    gathered.field("url", text(work.path("URL")));
    gathered.field("abstract", paragraphs(text(work.path("abstract"))));
    gathered.more("authors", each(work.path("author")).map(CrossrefWork::name));
    gathered.more("issn", each(work.path("ISSN")).map(CrossrefWork::text));
    gathered.more("keywords", each(work.path("subject")).map(CrossrefWork::text));
    gathered.more("keywords", Stream.of(text(work.path("keyword")).split("[,;]")));
    var page = text(work.path("page"));
    gathered.issue(
        text(work.path("volume")),
        text(work.path("issue")),
        page.isEmpty() ? text(work.path("article-number")) : page);
    gathered.field("published", date(work));
    if (work.has("sections")) {
      gathered.set("sections", work.get("sections"));
    }
    if (each(work.path("license"))
        .anyMatch(each -> text(each.path("URL")).contains("creativecommons.org/"))) {
      gathered.article().put("openAccess", true);
    }
    work.fieldNames()
        .forEachRemaining(
            name -> {
              if (!USED.contains(name) && !ABOUT_THE_RECORD.contains(name)) {
                sink.remark(ImportFault.ignored(name));
              }
            });
    return gathered;
  }

  private static String title(ObjectNode work) {
    var title = plain(first(work.path("title")));
    var subtitle = plain(first(work.path("subtitle")));
    return subtitle.isEmpty() || title.contains(subtitle) ? title : title + ": " + subtitle;
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return list.isArray()
        ? StreamSupport.stream(list.spliterator(), false)
        : list.isMissingNode() || list.isNull() ? Stream.empty() : Stream.of(list);
  }

  private static String first(JsonNode list) {
    return each(list).findFirst().map(CrossrefWork::text).orElse("");
  }

  private static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }

  private static String name(JsonNode author) {
    return author.isTextual()
        ? author.asText()
        : Stream.of("given", "family", "name", "literal", "suffix")
            .map(part -> text(author.path(part)))
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
  }

  /** The first date that is given, as exactly as it is. */
  private static @Nullable String date(ObjectNode work) {
    return Stream.of("published", "published-online", "published-print", "issued")
        .flatMap(name -> date(work.path(name).path("date-parts").path(0)).stream())
        .findFirst()
        .orElse(null);
  }

  private static Optional<String> date(JsonNode parts) {
    return parts.path(0).asInt() == 0
        ? Optional.empty()
        : Optional.of(
            IntStream.range(0, Math.min(3, parts.size()))
                .mapToObj(i -> (i == 0 ? "%04d" : "%02d").formatted(parts.get(i).asInt()))
                .collect(Collectors.joining("-")));
  }

  private static String paragraphs(String markup) {
    var parted = PARAGRAPH.matcher(HEADING.matcher(markup).replaceFirst("")).replaceAll("\0");
    return Stream.of(parted.split("\0"))
        .map(CrossrefWork::plain)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  /** Text without its markup. */
  private static String plain(String markup) {
    return Markup.removed(LINE.matcher(markup).replaceAll(" "))
        .replaceAll("[\\s\\u00a0]+", " ")
        .strip();
  }
}
