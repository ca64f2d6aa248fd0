package org.talktous.article;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.ReadingText;
import org.talktous.article.passage.ReadingText.Part;
import org.talktous.article.passage.ReadingText.Written;

/**
 * What an article says in one language.
 *
 * @param language that language (BCP 47)
 * @param abstractText the abstract, which Java cannot call by its name
 * @param sections in reading order
 */
public record ArticleText(
    String language,
    String title,
    @Nullable String journal,
    @Nullable String issue,
    @Nullable String abstractText,
    List<String> highlights,
    @Nullable String summary,
    List<Section> sections) {

  public ArticleText {
    highlights = List.copyOf(highlights);
    sections = List.copyOf(sections);
  }

  /** The text paragraph by paragraph, as the article's page shows it. */
  public ReadingText reading() {
    var texts = new ArrayList<Written>();
    texts.add(new Written(Part.ABSTRACT, null, abstractText));
    highlights.forEach(each -> texts.add(new Written(Part.HIGHLIGHTS, null, each)));
    texts.add(new Written(Part.SUMMARY, null, summary));
    sections.forEach(each -> texts.add(new Written(Part.SECTION, each.id(), each.text())));
    return ReadingText.of(language, texts);
  }

  /** What tells in a few lines what it is about: the abstract, or else the summary. */
  public @Nullable String lead() {
    return abstractText == null ? summary : abstractText;
  }
}
