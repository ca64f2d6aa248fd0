package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.Characters;
import org.talktous.web.constraint.Lines;

/** Reads texts that may be localized. */
final class TextReader {
  private static final int MOST_LANGUAGES = 20;

  /** A title or the text of a choice. */
  static final Kind LINE =
      new Kind(500, Characters::areOneLine, "must be one line of at most 500 characters");

  /** A description. */
  static final Kind PARAGRAPHS =
      new Kind(2_000, Characters::arePlain, "must be a text of at most 2000 characters");

  private TextReader() {}

  /** What a text may be like. */
  record Kind(int longest, Predicate<String> characters, String form) {
    boolean fits(JsonNode node) {
      return node.isTextual()
          && !node.asText().isBlank()
          && node.asText().length() <= longest
          && characters.test(node.asText());
    }
  }

  static LocalizedString required(JsonPlace place, Kind kind) {
    if (place.isAbsent()) {
      place.refuse("must be given");
    }
    var read = optional(place, kind);
    return read == null ? LocalizedString.of("") : read;
  }

  static @Nullable LocalizedString optional(JsonPlace place, Kind kind) {
    if (place.isAbsent()) {
      return null;
    }
    return place.node().isObject() ? localized(place, kind) : plain(place, kind);
  }

  private static @Nullable LocalizedString plain(JsonPlace place, Kind kind) {
    if (!kind.fits(place.node())) {
      place.refuse(kind.form() + ", or an object of such texts by language");
      return null;
    }
    return LocalizedString.of(kept(place.node()));
  }

  private static @Nullable LocalizedString localized(JsonPlace place, Kind kind) {
    var texts = new TreeMap<String, String>();
    if (place.member(LocalizedString.DEFAULT).isAbsent()) {
      place.member(LocalizedString.DEFAULT).refuse("must be given");
      return null;
    }
    if (place.node().size() > MOST_LANGUAGES) {
      place.refuse("must not be in more than " + MOST_LANGUAGES + " languages");
      return null;
    }
    place
        .node()
        .fieldNames()
        .forEachRemaining(
            language -> {
              var text = place.member(language);
              if (!isLanguage(language)) {
                text.refuse("is not a BCP 47 language tag such as en");
              } else if (!kind.fits(text.node())) {
                text.refuse(kind.form());
              } else {
                texts.put(language, kept(text.node()));
              }
            });
    return texts.containsKey(LocalizedString.DEFAULT) ? new LocalizedString(texts) : null;
  }

  /** A line ends in one way, whatever wrote it. */
  private static String kept(JsonNode text) {
    return Lines.folded(Lines.normalized(text.asText()).strip());
  }

  private static boolean isLanguage(String tag) {
    try {
      return tag.equals(LocalizedString.DEFAULT)
          || tag.length() <= 35
              && !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
