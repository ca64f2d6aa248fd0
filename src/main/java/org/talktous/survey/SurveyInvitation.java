package org.talktous.survey;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.talktous.article.Article;
import org.talktous.article.ArticleAction;

/** Invites readers of an article to its survey. */
@Singleton
class SurveyInvitation implements ArticleAction.Source {
  private final Surveys surveys;

  SurveyInvitation(Surveys surveys) {
    this.surveys = surveys;
  }

  @Override
  public Optional<ArticleAction> to(Article article) {
    return surveys.isAsked(article.slug())
        ? Optional.of(
            new ArticleAction(
                ArticleAction.Kind.SURVEY,
                "survey.invite",
                "/articles/" + article.slug() + "/survey"))
        : Optional.empty();
  }
}
