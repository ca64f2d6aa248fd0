package org.talktous.article;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Loads articles from files; each is written, and checked, as a request to put it would be. */
@Singleton
public class ArticleSeeds {
  private final Articles articles;
  private final ObjectMapper json;
  private final Validator validator;

  ArticleSeeds(Articles articles, ObjectMapper json, Validator validator) {
    this.articles = articles;
    this.json = json;
    this.validator = validator;
  }

  public void load(String slug, InputStream file) {
    try (file) {
      var draft = json.readValue(file, ArticleDraft.class);
      var violations = validator.validate(draft);
      if (!violations.isEmpty()) {
        throw new ConstraintViolationException(violations);
      }
      articles.put(slug, draft);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
