package org.talktous.home;

import java.util.List;
import org.talktous.article.Article;
import org.talktous.article.ArticleText;
import org.talktous.web.page.Language;

/** What the home page shows. */
record HomePage(List<Item> articles) {

  /** An article, as it reads in the visitor's language where it can. */
  record Item(Article article, ArticleText text) {}

  static HomePage of(List<Article> articles, Language language) {
    return new HomePage(
        articles.stream().map(article -> new Item(article, article.in(language.tag()))).toList());
  }
}
