package org.talktous.article;

import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;

/**
 * Reads the passage that a form of an embedded page carries as a quotation: the host page's text is
 * not ours, so that no place in it can be named. It travels in the body of a form alone, where no
 * log sees it.
 */
@Singleton
public class Quotations {
  private final Validator validator;

  Quotations(Validator validator) {
    this.validator = validator;
  }

  /** The passage, with the section of the article that its heading names; empty if it is none. */
  public Optional<Passage> in(Map<String, String> sent, Article article) {
    var exact = sent.get("quote-exact");
    if (exact == null) {
      return Optional.empty();
    }
    var quoted =
        new Passage(
            exact, sent.get("quote-prefix"), sent.get("quote-suffix"), text(sent, "quote-section"));
    return Optional.of(article.placed(quoted)).filter(each -> validator.validate(each).isEmpty());
  }

  private static @Nullable String text(Map<String, String> sent, String name) {
    var text = sent.getOrDefault(name, "").strip();
    return text.isEmpty() ? null : text;
  }
}
