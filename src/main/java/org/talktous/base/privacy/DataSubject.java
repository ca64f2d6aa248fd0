package org.talktous.base.privacy;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.FoldedEmail;

/**
 * The reader whose data is handed out or erased: the records that are known to be theirs.
 *
 * @param address whose records all count; null where a link leads to some of them, since holding a
 *     link does not prove that its holder reads the mail at the address typed
 * @param words names and addresses by which the records call the reader
 */
public record DataSubject(@Nullable String address, Set<HeldRecord> records, Set<String> words) {
  private static final String ERASED = "…";

  public DataSubject {
    records = Set.copyOf(records);
    words = Set.copyOf(words);
  }

  /** The reader to whom the link to a record was given. */
  public static DataSubject of(HeldRecord record) {
    return of(Set.of(record));
  }

  static DataSubject of(Collection<HeldRecord> records) {
    return new DataSubject(null, Set.copyOf(records), Set.of());
  }

  static DataSubject at(String address) {
    return new DataSubject(address, Set.of(), Set.of(address));
  }

  /** With more records, and more words for the reader. */
  public DataSubject with(Collection<HeldRecord> more, Collection<String> moreWords) {
    return new DataSubject(
        address,
        Stream.concat(records.stream(), more.stream()).collect(Collectors.toUnmodifiableSet()),
        Stream.concat(words.stream(), moreWords.stream())
            .filter(word -> !word.isBlank())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** The ids of the records of a kind in their order, for {@code any(cast(:ids as uuid[]))}. */
  public String[] ids(String kind) {
    return records.stream()
        .filter(each -> each.kind().equals(kind))
        .map(HeldRecord::id)
        .map(UUID::toString)
        .sorted()
        .toArray(String[]::new);
  }

  /** The names of all records. */
  public Set<String> names() {
    return records.stream().map(HeldRecord::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The addresses among the words, as {@link FoldedEmail} writes them, in their order. */
  public String[] foldedAddresses() {
    return words.stream()
        .filter(word -> word.indexOf('@') > 0)
        .map(FoldedEmail::of)
        .distinct()
        .sorted()
        .toArray(String[]::new);
  }

  /** The subjects of the events about the records. */
  public Set<String> subjects() {
    return records.stream().map(HeldRecord::subject).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a text is one of the words for the reader, or holds their address. */
  public boolean isMeant(String text) {
    var folded = text.strip().toLowerCase(Locale.ROOT);
    return words.stream()
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .anyMatch(word -> word.indexOf('@') > 0 ? folded.contains(word) : folded.equals(word));
  }

  /** A text without the words for a reader, wherever they stand as words of their own. */
  public static String redacted(String text, Collection<String> words) {
    var left = text;
    for (var word : words) {
      if (!word.isBlank()) {
        left =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])" + Pattern.quote(word.strip()) + "(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(left)
                .replaceAll(ERASED);
      }
    }
    return left;
  }
}
