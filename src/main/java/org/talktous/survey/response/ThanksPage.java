package org.talktous.survey.response;

import org.talktous.article.Article;
import org.talktous.article.ArticleText;
import org.talktous.web.page.Visitor;

/** What a page beside a survey shows: where to go from here. */
record ThanksPage(String slug, ArticleText article) {

  static ThanksPage of(Article article, Visitor visitor) {
    return new ThanksPage(article.slug(), article.in(visitor.language().tag()));
  }
}
