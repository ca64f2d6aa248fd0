package org.talktous.article.imports.format;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/** Languages as files name them: {@code EN}, {@code eng}, {@code en_GB}, English, русский. */
final class Languages {
  private static final Map<String, String> TAGS = tags();

  private Languages() {}

  private static Map<String, String> tags() {
    var tags = new HashMap<String, String>();
    for (var code : Locale.getISOLanguages()) {
      var language = Locale.of(code);
      for (var shown : List.of(Locale.ENGLISH, Locale.of("ru"), language)) {
        tags.putIfAbsent(language.getDisplayLanguage(shown).toLowerCase(Locale.ROOT), code);
      }
      try {
        tags.put(language.getISO3Language(), code);
      } catch (MissingResourceException noThreeLetters) {
        // The language has its two letters alone.
      }
    }
    // ISO 639-2/B, as libraries catalogue, where it differs from the codes of the terms.
    List.of("fre=fr", "ger=de", "chi=zh", "dut=nl", "cze=cs", "per=fa", "gre=el", "rum=ro")
        .forEach(each -> tags.put(each.substring(0, 3), each.substring(4)));
    return Map.copyOf(tags);
  }

  /** The BCP 47 tag of the first language that a text names; the text itself if it names none. */
  static String tag(String text) {
    var first = text.strip().split("\\s*[,;|]\\s*", 2)[0];
    var named = TAGS.get(first.toLowerCase(Locale.ROOT));
    if (named != null) {
      return named;
    }
    var tag = Locale.forLanguageTag(first.replace('_', '-')).toLanguageTag();
    return tag.equals("und") ? text : tag;
  }
}
