package org.talktous.article.passage;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a passage stands in an article: a range of what one language's text says. It is short
 * enough for a link, and quotes nothing that the article does not say.
 *
 * @param edition of the text that was meant; in another one the range would mean something else
 */
public record Place(String language, String edition, int start, int end) {
  private static final Pattern WRITTEN =
      Pattern.compile("([A-Za-z0-9-]{1,35})\\.([0-9a-f]{8})\\.([0-9]{1,8})\\.([0-9]{1,8})");

  public static Optional<Place> read(@Nullable String written) {
    var parts = WRITTEN.matcher(written == null ? "" : written);
    return parts.matches()
        ? Optional.of(
                new Place(
                    parts.group(1),
                    parts.group(2),
                    Integer.parseInt(parts.group(3)),
                    Integer.parseInt(parts.group(4))))
            .filter(place -> place.start() < place.end())
        : Optional.empty();
  }

  public boolean isOf(ReadingText text) {
    return text.language().equals(language) && text.edition().equals(edition);
  }

  /** As links carry it: {@code en.1f0c2a9b.1203.1350}. */
  @Override
  public String toString() {
    return language + "." + edition + "." + start + "." + end;
  }
}
