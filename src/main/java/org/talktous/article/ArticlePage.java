package org.talktous.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an article's page shows: the article in one of its languages, and the panel. */
record ArticlePage(
    String slug,
    String language,
    String title,
    @Nullable String journal,
    @Nullable String issue,
    List<String> summaryOfAll,
    List<String> highlights,
    List<String> summary,
    List<Section> sections,
    @Nullable String url,
    @Nullable String doi) {

  /** A section; its title may be in another language than the article. */
  record Section(
      String id, String title, @Nullable String titleLanguage, List<String> paragraphs) {}
}
