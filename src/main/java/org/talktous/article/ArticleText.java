package org.talktous.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
}
