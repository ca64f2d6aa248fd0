package org.talktous.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bibliography says of an article beside its title and journal.
 *
 * @param authors as they want to be named, in their order
 * @param published a date, a month or a year (ISO 8601), as far as it is known
 * @param issn the numbers of its journal: of the printed one, of the electronic one
 */
public record Bibliography(
    List<String> authors, @Nullable String published, List<String> keywords, List<String> issn) {
  public static final Bibliography NONE = new Bibliography(List.of(), null, List.of(), List.of());

  public Bibliography {
    authors = List.copyOf(authors);
    keywords = List.copyOf(keywords);
    issn = List.copyOf(issn);
  }
}
