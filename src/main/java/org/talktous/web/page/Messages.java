package org.talktous.web.page;

import com.ibm.icu.text.PluralRules;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything the pages say in one language, cut at its {@code {0}} once, when the language is first
 * spoken.
 */
public final class Messages {
  /**
   * The words of readers' pages and mails stand by themselves; each room of the desk has its own.
   */
  private static final List<String> BUNDLES =
      List.of(
          "",
          "desk/",
          "staff/",
          "today/",
          "calls/",
          "hours/",
          "inbox/",
          "articles/",
          "surveys/",
          "panel/",
          "delivery/",
          "reports/");

  private static final Map<Language, Messages> ALL = new EnumMap<>(Language.class);

  static {
    for (var language : Language.values()) {
      ALL.put(language, new Messages(language));
    }
  }

  private final Language language;
  private final PluralRules plurals;
  private final Map<String, Phrase> phrases = new HashMap<>();

  private Messages(Language language) {
    this.language = language;
    this.plurals = PluralRules.forLocale(language.locale());
    texts(language).forEach((key, text) -> phrases.put(key, Phrase.of(text)));
  }

  /** All words of a language, as they are written. */
  static Map<String, String> texts(Language language) {
    var all = new TreeMap<String, String>();
    for (var bundle : BUNDLES) {
      var texts = Texts.read("messages/" + bundle + language.tag() + ".properties");
      texts.forEach(
          (key, text) -> {
            if (all.put(key, text) != null) {
              throw new IllegalStateException(key + " stands in two bundles");
            }
          });
    }
    return all;
  }

  @SuppressWarnings("NullAway") // every language is there
  public static Messages in(Language language) {
    return ALL.get(language);
  }

  /** The text of a key, with {@code {0}}, {@code {1}}, … replaced. */
  public String text(String key, Object... arguments) {
    return find(key, arguments)
        .orElseThrow(() -> new IllegalArgumentException("no text " + key + " in " + language));
  }

  /** The text of a key that need not exist. */
  public Optional<String> find(String key, Object... arguments) {
    return Optional.ofNullable(phrases.get(key)).map(phrase -> phrase.with(arguments));
  }

  /**
   * A text that counts: {@code key.one}, {@code key.few}, … by the language's rule; the count is
   * {@code {0}}.
   */
  public String count(String key, long count) {
    return text(key + "." + plurals.select(count), count);
  }

  Set<String> keys() {
    return phrases.keySet();
  }

  Set<String> pluralForms() {
    return plurals.getKeywords();
  }

  /** A text cut where arguments go: pieces.length = arguments.length + 1. */
  private record Phrase(String[] pieces, int[] arguments) {
    static Phrase of(String text) {
      var pieces = text.split("\\{\\d\\}", -1);
      var arguments = new int[pieces.length - 1];
      for (int i = 0, at = 0; i < arguments.length; i++) {
        at += pieces[i].length();
        arguments[i] = text.charAt(at + 1) - '0';
        at += 3;
      }
      return new Phrase(pieces, arguments);
    }

    String with(@Nullable Object... values) {
      if (arguments.length == 0) {
        return pieces[0];
      }
      var text = new StringBuilder(pieces[0]);
      for (int i = 0; i < arguments.length; i++) {
        text.append(values[arguments[i]]).append(pieces[i + 1]);
      }
      return text.toString();
    }
  }
}
