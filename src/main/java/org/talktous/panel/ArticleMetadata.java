package org.talktous.panel;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.article.ArticleDraft;
import org.talktous.article.Doi;
import org.talktous.article.Section;
import org.talktous.base.setting.PublicUrl;

/**
 * What the page of an article says of it in {@code citation_*}, Dublin Core, Open Graph or JSON-LD.
 *
 * @param article what the panel was told: a slug, a DOI, or nothing but the page's address
 * @param authors their names, in the order of the page
 * @param sections the headings of its sections
 */
@Introspected
record ArticleMetadata(
    @NotBlank @Size(max = 2_000) String article,
    @Nullable @Size(max = 200) String doi,
    @NotNull @Size(max = 2_000) String url,
    @NotBlank @Size(max = 2_000) String title,
    @Nullable @Size(max = 100) List<@NotNull @Size(max = 2_000) String> authors,
    @Nullable @Size(max = 100) String language,
    @Nullable @Size(max = 1_000) String journal,
    @Nullable @Size(max = 100) List<@NotNull @Size(max = 2_000) String> sections) {
  private static final int LONGEST_SLUG = 120;

  /** Whether the page belongs to a site. */
  boolean isOf(String origin) {
    try {
      return PublicUrl.origin(URI.create(url)).filter(origin::equals).isPresent();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /** The DOI that the page names, or by which it asks for the panel. */
  Optional<String> bareDoi() {
    return Optional.ofNullable(doi).flatMap(Doi::in).or(() -> Doi.in(article));
  }

  /** The slugs that the article may have, the plainest first. */
  List<String> slugs() {
    if (Article.isSlug(article)) {
      return List.of(article);
    }
    var name = bareDoi().orElseGet(() -> url.replaceFirst("^https?://", ""));
    var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    // Other names may be cut or written to the same.
    var unlike = "article-" + DigestUtils.sha256Hex(name).substring(0, 16);
    return slug.isEmpty() || slug.length() > LONGEST_SLUG ? List.of(unlike) : List.of(slug, unlike);
  }

  ArticleDraft draft() {
    return new ArticleDraft(
        line(title, 500),
        tag().orElse("en"),
        journal == null || journal.isBlank() ? null : line(journal, 300),
        null,
        bareDoi().orElse(null),
        url,
        null,
        null,
        null,
        null,
        headings(),
        null,
        null,
        List.copyOf(lines(authors, 200)),
        null,
        null,
        null);
  }

  private Optional<String> tag() {
    return Optional.ofNullable(language)
        .map(given -> Locale.forLanguageTag(given.strip().replace('_', '-')).toLanguageTag())
        .filter(tag -> !tag.equals("und"));
  }

  private List<Section> headings() {
    var titles = lines(sections, 500);
    var headings = new ArrayList<Section>();
    titles.forEach(
        each -> headings.add(new Section("section-" + (headings.size() + 1), each, null, null)));
    return headings;
  }

  private static Set<String> lines(@Nullable List<String> texts, int most) {
    var lines = new LinkedHashSet<String>();
    (texts == null ? List.<String>of() : texts).forEach(each -> lines.add(line(each, most)));
    lines.remove("");
    return lines;
  }

  /** As a line that fits, without what no reader sees. */
  private static String line(String text, int most) {
    var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("\\p{Cf}", "").strip();
    return line.length() <= most ? line : line.substring(0, most - 1).strip();
  }
}
