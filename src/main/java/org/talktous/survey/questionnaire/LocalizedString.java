package org.talktous.survey.questionnaire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A text that may differ by language, as SurveyJS writes it: by BCP 47 tags, and {@code default}
 * for every other language.
 */
public record LocalizedString(Map<String, String> texts) {
  static final String DEFAULT = "default";

  public LocalizedString {
    texts = Map.copyOf(texts);
  }

  static LocalizedString of(String text) {
    return new LocalizedString(Map.of(DEFAULT, text));
  }

  /** The text for a language (RFC 4647 lookup). */
  public String in(String language) {
    var wanted = List.of(new Locale.LanguageRange(language));
    var found = Locale.lookupTag(wanted, texts.keySet());
    return Objects.requireNonNull(texts.get(found == null ? DEFAULT : found));
  }

  /** The text for every language that has none of its own. */
  public String standard() {
    return Objects.requireNonNull(texts.get(DEFAULT));
  }

  /** A plain text where there is one for all languages, or else an object of texts. */
  public Object written() {
    return texts.size() == 1 ? standard() : new TreeMap<>(texts);
  }
}
