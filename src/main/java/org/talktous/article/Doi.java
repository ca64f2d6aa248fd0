package org.talktous.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** DOIs as people write them: bare, after {@code doi:}, or as an address of the resolver. */
public final class Doi {
  private static final String BARE = "10\\.[0-9][0-9.]{3,}/[^\\s\\u0000-\\u001f\\u007f]+";
  static final String FORM = "^" + BARE + "$";
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?i)(?:(https?://(?:www\\.)?(?:dx\\.)?doi\\.org/|(?:dx\\.)?doi\\.org/)|doi:)?\\s*("
              + BARE
              + ")");

  private Doi() {}

  /** The bare DOI that a text is; empty if it is none. */
  public static Optional<String> in(String text) {
    var found = WRITTEN.matcher(text.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    return Optional.of(found.group(1) == null ? found.group(2) : decoded(found.group(2)));
  }

  /** The resolver's address of a bare DOI, in which what addresses may not hold is escaped. */
  public static String address(String doi) {
    try {
      return new URI("https", "doi.org", "/" + doi, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a DOI: " + doi, e);
    }
  }

  /** An address escapes what a DOI may hold: {@code %3C} for {@code <}. */
  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      return path;
    }
  }

  /** The bare DOI where the text is one, else the text as it is. */
  static String bareIfAny(String text) {
    return in(text).orElse(text);
  }
}
