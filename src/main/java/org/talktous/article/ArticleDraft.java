package org.talktous.article;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.LanguageTag;
import org.talktous.web.constraint.Lines;
import org.talktous.web.constraint.PartialDate;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.constraint.SingleLine;
import org.talktous.web.constraint.WebAddress;

/**
 * An article as staff and the seeds write it.
 *
 * @param openAccess whether the full text is free to read; not unless said
 * @param hosts who takes its calls; empty means every active host
 * @param doi bare, after {@code doi:}, or as an address; it is kept bare
 * @param translations what it says in other languages, by language
 * @param authors as they want to be named, in their order
 * @param published a date, a month or a year
 * @param issn of its journal, at most one for each medium
 */
@Introspected
public record ArticleDraft(
    @NotBlank @Size(max = 500) @SingleLine String title,
    @NotNull @LanguageTag String language,
    @Nullable @Size(max = 300) @SingleLine String journal,
    @Nullable @Size(max = 300) @SingleLine String issue,
    @Nullable
        @Size(max = 200)
        @Pattern(regexp = Doi.FORM, message = "must be a DOI such as 10.1000/182")
        String doi,
    @Nullable @WebAddress String url,
    @Nullable Boolean openAccess,
    @Nullable @JsonProperty("abstract") @Size(max = 10_000) @PlainText String abstractText,
    @Nullable @Size(max = 20) List<@NotBlank @Size(max = 1_000) @PlainText String> highlights,
    @Nullable @Size(max = 20_000) @PlainText String summary,
    @Nullable @Size(max = 100) List<@NotNull @Valid Section> sections,
    @Nullable @Size(max = 1_000) List<@NotNull UUID> hosts,
    @Nullable @Size(max = 20) Map<@LanguageTag String, @NotNull @Valid Translation> translations,
    @Nullable @Size(max = 1_000) List<@NotBlank @Size(max = 300) @SingleLine String> authors,
    @Nullable @PartialDate String published,
    @Nullable @Size(max = 100) List<@NotBlank @Size(max = 300) @SingleLine String> keywords,
    @Nullable @Size(max = 10)
        List<
                @NotNull
                @Pattern(
                    regexp = "^[0-9]{4}-[0-9]{3}[0-9X]$",
                    message = "must be an ISSN such as 2049-3630")
                String>
            issn) {

  public ArticleDraft {
    doi = doi == null ? null : Doi.bareIfAny(doi);
    abstractText = Lines.foldedIfAny(abstractText);
    highlights = Lines.foldedEach(highlights);
    summary = Lines.foldedIfAny(summary);
  }

  /** What the article says in another language. */
  @Introspected
  record Translation(
      @NotBlank @Size(max = 500) @SingleLine String title,
      @Nullable @Size(max = 300) @SingleLine String journal,
      @Nullable @Size(max = 300) @SingleLine String issue,
      @Nullable @JsonProperty("abstract") @Size(max = 10_000) @PlainText String abstractText,
      @Nullable @Size(max = 20) List<@NotBlank @Size(max = 1_000) @PlainText String> highlights,
      @Nullable @Size(max = 20_000) @PlainText String summary,
      @Nullable @Size(max = 100) List<@NotNull @Valid Section> sections) {

    Translation {
      abstractText = Lines.foldedIfAny(abstractText);
      highlights = Lines.foldedEach(highlights);
      summary = Lines.foldedIfAny(summary);
    }

    static Translation of(ArticleText text) {
      return new Translation(
          text.title(),
          text.journal(),
          text.issue(),
          text.abstractText(),
          text.highlights(),
          text.summary(),
          text.sections());
    }

    ArticleText in(String language) {
      return new ArticleText(
          language,
          title,
          journal,
          issue,
          abstractText,
          orNone(highlights),
          summary,
          orNone(sections));
    }
  }

  /** An article as it stands. */
  public static ArticleDraft of(Article article, List<UUID> hosts) {
    var own = article.texts().getFirst();
    var known = article.bibliography();
    return new ArticleDraft(
        own.title(),
        article.language(),
        own.journal(),
        own.issue(),
        article.doi(),
        article.url(),
        article.openAccess(),
        own.abstractText(),
        own.highlights(),
        own.summary(),
        own.sections(),
        hosts,
        translations(article),
        known.authors(),
        known.published(),
        known.keywords(),
        known.issn());
  }

  /** What an article says in other languages than its own, by language. */
  static Map<String, Translation> translations(Article article) {
    return article.texts().stream()
        .skip(1)
        .collect(Collectors.toMap(ArticleText::language, Translation::of));
  }

  /** Everything it says, in its own language first. */
  List<ArticleText> texts() {
    var own =
        new Translation(title, journal, issue, abstractText, highlights, summary, sections)
            .in(language);
    var others =
        (translations == null ? Map.<String, Translation>of() : translations)
            .entrySet().stream()
                .filter(each -> !each.getKey().equals(language))
                .map(each -> each.getValue().in(each.getKey()));
    return Stream.concat(Stream.of(own), others).toList();
  }

  /** Whether an article that has these hosts says and does all of this. */
  boolean isOf(Article article, List<UUID> itsHosts) {
    return article.language().equals(language)
        && Objects.equals(article.url(), url)
        && Objects.equals(article.doi(), doi)
        && article.openAccess() == Boolean.TRUE.equals(openAccess)
        && article.bibliography().equals(bibliography())
        && Set.copyOf(article.texts()).equals(Set.copyOf(texts()))
        && Set.copyOf(itsHosts).equals(Set.copyOf(orNone(hosts)));
  }

  Bibliography bibliography() {
    return new Bibliography(orNone(authors), published, orNone(keywords), orNone(issn));
  }

  /** Section ids that stand twice. */
  List<String> repeatedSections() {
    var seen = new ArrayList<String>();
    return orNone(sections).stream()
        .map(Section::id)
        .filter(id -> seen.contains(id) || !seen.add(id))
        .toList();
  }

  private static <T> List<T> orNone(@Nullable List<T> given) {
    return given == null ? List.of() : given;
  }
}
