package org.talktous.article;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What readers may do about an article beside scheduling a call, as the features offer it. */
@Singleton
public class ArticleActions {
  private final List<ArticleAction.Source> sources;

  ArticleActions(List<ArticleAction.Source> sources) {
    this.sources = sources;
  }

  public List<ArticleAction> of(Article article) {
    return sources.stream().flatMap(source -> source.to(article).stream()).toList();
  }

  /** The article's survey, if it has one just now. */
  public Optional<ArticleAction> survey(Article article) {
    return of(article).stream()
        .filter(action -> action.kind() == ArticleAction.Kind.SURVEY)
        .findFirst();
  }
}
