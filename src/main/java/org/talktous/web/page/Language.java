package org.talktous.web.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language the pages speak. */
public enum Language {
  /** British in its dates: the readers of an article are international. */
  EN("English", Locale.UK),
  RU("Русский", Locale.of("ru", "RU"));

  private final String ownName;
  private final Locale locale;

  Language(String ownName, Locale locale) {
    this.ownName = ownName;
    this.locale = locale;
  }

  /** The name its speakers give it. */
  public String ownName() {
    return ownName;
  }

  public Locale locale() {
    return locale;
  }

  /** The BCP 47 tag, without a region: {@code en}, {@code ru}. */
  public String tag() {
    return locale.getLanguage();
  }

  /** The language of a BCP 47 tag such as {@code ru} or {@code en-US}. */
  public static Optional<Language> of(@Nullable String tag) {
    if (tag == null) {
      return Optional.empty();
    }
    var wanted = Locale.forLanguageTag(tag).getLanguage();
    for (var language : values()) {
      if (language.tag().equals(wanted)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** The one that an {@code Accept-Language} header (RFC 9110, section 12.5.4) prefers. */
  public static Language accepted(@Nullable String header) {
    return ranges(header).stream()
        .filter(range -> range.getWeight() > 0)
        .flatMap(range -> of(range.getRange()).stream())
        .findFirst()
        .orElse(EN);
  }

  private static List<Locale.LanguageRange> ranges(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(header);
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }
}
