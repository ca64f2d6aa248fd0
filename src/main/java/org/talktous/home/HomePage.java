package org.talktous.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.article.ArticleText;
import org.talktous.article.Articles;
import org.talktous.web.page.Language;

/**
 * What the home page shows: some of the articles, latest first.
 *
 * @param query what was searched for; empty if nothing was
 * @param number which page of them it is, from 1
 * @param more whether there is another page
 */
record HomePage(List<Item> articles, String query, int number, boolean more) {
  private static final int MOST = 50;
  private static final int LAST = 10_000;
  private static final int LONGEST_QUERY = 200;

  /** An article, as it reads in the visitor's language where it can. */
  record Item(Article article, ArticleText text) {}

  static HomePage of(
      Articles articles, @Nullable String query, @Nullable String number, Language language) {
    var searched = query == null ? "" : query.strip();
    searched = searched.substring(0, Math.min(searched.length(), LONGEST_QUERY));
    int page = page(number);
    var found = articles.latest(searched, (page - 1) * MOST, MOST + 1);
    return new HomePage(
        found.stream()
            .limit(MOST)
            .map(article -> new Item(article, article.in(language.tag())))
            .toList(),
        searched,
        page,
        found.size() > MOST);
  }

  /** Whether there is more than one look takes in. */
  boolean isSearchable() {
    return more || number > 1 || !query.isEmpty();
  }

  private static int page(@Nullable String number) {
    return number != null && number.matches("[0-9]{1,5}")
        ? Math.clamp(Integer.parseInt(number), 1, LAST)
        : 1;
  }
}
