package org.talktous.article;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;
import org.talktous.article.passage.PassageSearch;
import org.talktous.article.passage.Place;
import org.talktous.article.passage.ReadingText;
import org.talktous.web.problem.InvalidRequest;

/**
 * An article, as readers know it.
 *
 * @param language its own language (BCP 47)
 * @param openAccess whether the full text is free to read
 * @param texts what it says, in its own language first
 */
public record Article(
    UUID id,
    String slug,
    String language,
    @Nullable String url,
    @Nullable String doi,
    boolean openAccess,
    Bibliography bibliography,
    List<ArticleText> texts) {

  static final String SLUG = "^(?!.*--)[a-z0-9][a-z0-9-]*(?<!-)$";
  public static final String SLUG_FORM = "must be small letters, digits and single hyphens";

  public static boolean isSlug(String text) {
    return text.length() <= 120 && text.matches(SLUG);
  }

  public Article {
    texts = List.copyOf(texts);
  }

  /**
   * What it says in the wanted language (RFC 4647 lookup), or in its own where there is no such
   * version.
   */
  public ArticleText in(String wanted) {
    var found = Locale.lookupTag(List.of(new Locale.LanguageRange(wanted)), languages());
    return texts.stream()
        .filter(text -> text.language().equals(found))
        .findFirst()
        .orElseGet(texts::getFirst);
  }

  public List<String> languages() {
    return texts.stream().map(ArticleText::language).toList();
  }

  private boolean hasSection(String section) {
    return texts.getFirst().sections().stream().anyMatch(each -> each.id().equals(section));
  }

  /** Refuses a passage of a section that the article does not have. */
  public void mustHold(@Nullable Passage passage) {
    if (passage != null && passage.section() != null && !hasSection(passage.section())) {
      throw new InvalidRequest("passage.section", "must be a section of the article");
    }
  }

  /**
   * The passage as it can be kept: with the section whose id or title the given heading is, or with
   * none.
   */
  public Passage placed(Passage quoted) {
    var section =
        texts.stream()
            .flatMap(text -> text.sections().stream())
            .filter(each -> each.isCalled(quoted.section()))
            .map(Section::id)
            .filter(this::hasSection)
            .findFirst()
            .orElse(null);
    return new Passage(quoted.exact(), quoted.prefix(), quoted.suffix(), section);
  }

  /** The passage at a place, if the text is still the one in which the place was noted. */
  public Optional<Passage> passage(@Nullable String place) {
    return Place.read(place)
        .flatMap(
            noted ->
                readings()
                    .filter(noted::isOf)
                    .findFirst()
                    .flatMap(reading -> reading.passage(noted.start(), noted.end())));
  }

  /** Where a passage stands now, in whichever language it was quoted. */
  public Optional<Place> find(Passage passage) {
    return readings().flatMap(reading -> PassageSearch.find(passage, reading).stream()).findFirst();
  }

  /**
   * The passage with the section in which it stands now; as it was noted where it is not found, or
   * is found outside of sections while the noted one is still there.
   */
  public Passage followed(Passage passage) {
    var place = find(passage);
    if (place.isEmpty()) {
      return passage;
    }
    var section = place.flatMap(this::section).orElse(null);
    var noted = passage.section();
    return section == null && noted != null && hasSection(noted) ? passage : in(passage, section);
  }

  private static Passage in(Passage passage, @Nullable String section) {
    return new Passage(passage.exact(), passage.prefix(), passage.suffix(), section);
  }

  private Optional<String> section(Place place) {
    return readings()
        .filter(place::isOf)
        .findFirst()
        .map(reading -> reading.section(place.start()));
  }

  /** The section in which a passage stands now, in the wanted language. */
  public Optional<Section> sectionOf(Passage passage, String wanted) {
    var section = followed(passage).section();
    return in(wanted).sections().stream().filter(each -> each.id().equals(section)).findFirst();
  }

  private Stream<ReadingText> readings() {
    return texts.stream().map(ArticleText::reading);
  }
}
