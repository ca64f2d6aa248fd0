package org.talktous.article;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an article's page shows: the article, as it reads in one language. */
record ArticlePage(Article article, ArticleText text) {
  private static final Pattern EMPTY_LINE = Pattern.compile("\\R\\h*\\R");
  private static final int DESCRIPTION = 160;

  /** The paragraphs of a text; an empty line parts them. */
  List<String> paragraphs(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(EMPTY_LINE.split(text.strip()));
  }

  /** What a search engine shows: the beginning of the abstract, cut between words. */
  @Nullable String description() {
    var whole = text.abstractText();
    if (whole == null || whole.length() <= DESCRIPTION) {
      return whole;
    }
    var space = whole.lastIndexOf(' ', DESCRIPTION);
    return whole.substring(0, space < 0 ? DESCRIPTION : space) + "…";
  }
}
