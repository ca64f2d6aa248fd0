package org.talktous.article.passage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a quoted passage in a text again, also where the text has changed a little since. The quote
 * counts most, what stood around it tells equal quotes apart, and the section is a hint.
 */
public final class PassageSearch {
  private static final double QUOTE = 50;
  private static final double CONTEXT = 20;
  private static final double SECTION = 2;
  private static final double LIKELY = 0.7;
  // More of the quote than this rewritten is another sentence.
  private static final double REWRITTEN = 0.3;
  // As much of what stands around a quote as tells two places apart.
  private static final int AROUND = 32;
  // A quote that stands in more places than this is no quote but a word.
  private static final int MOST_PLACES = 200;
  // Characters times edits that one search may cost.
  private static final long MOST_WORK = 20_000_000;

  // A page shows many passages, each of them at every view: to look for one that is gone takes
  // long.
  private static final Cache<Sought, Optional<Place>> FOUND =
      Caffeine.newBuilder()
          .maximumWeight(4_000_000)
          .weigher((Sought sought, Optional<Place> found) -> sought.weight())
          .build();

  private final ReadingText reading;
  private final FoldedText text;

  private PassageSearch(ReadingText reading) {
    this.reading = reading;
    this.text = FoldedText.of(reading.whole());
  }

  public static Optional<Place> find(Passage passage, ReadingText reading) {
    var length = reading.blocks().isEmpty() ? 0 : reading.blocks().getLast().end();
    return FOUND.get(
        new Sought(passage, reading.language(), reading.edition(), length),
        sought -> new PassageSearch(reading).find(passage));
  }

  /** A passage and what tells the text apart in which it is looked for. */
  private record Sought(Passage passage, String language, String edition, int length) {
    /** Characters, about. */
    int weight() {
      return 1_300 + passage.exact().length();
    }
  }

  private record Candidate(int start, int end, double score) {}

  private Optional<Place> find(Passage passage) {
    var quote = FoldedText.of(passage.exact().strip()).characters();
    if (quote.length == 0) {
      return Optional.empty();
    }
    var found = equal(quote);
    return (found.isEmpty() ? near(quote) : found)
        .stream()
            .map(match -> candidate(match, quote.length, passage))
            .filter(candidate -> candidate.score() >= LIKELY)
            .max(Comparator.comparingDouble(Candidate::score))
            .map(
                best -> new Place(reading.language(), reading.edition(), best.start(), best.end()));
  }

  private List<Similarity.Match> equal(char[] quote) {
    var matches = new ArrayList<Similarity.Match>();
    var pattern = new String(quote);
    var whole = text.text();
    for (int at = whole.indexOf(pattern);
        at >= 0 && matches.size() < MOST_PLACES;
        at = whole.indexOf(pattern, at + 1)) {
      matches.add(new Similarity.Match(at, at + quote.length, 0));
    }
    return matches;
  }

  private List<Similarity.Match> near(char[] quote) {
    int edits = (int) (quote.length * REWRITTEN);
    return (long) edits * text.characters().length > MOST_WORK
        ? List.of()
        : Similarity.near(quote, text.characters(), edits);
  }

  private Candidate candidate(Similarity.Match match, int quoteLength, Passage passage) {
    int start = text.place(match.start());
    int end = text.endBefore(match.end());
    double score = QUOTE * (1 - (double) match.edits() / quoteLength);
    double most = QUOTE;
    var whole = text.text();
    if (passage.prefix() != null && !passage.prefix().isBlank()) {
      var before = last(FoldedText.of(passage.prefix()).text());
      int from = Math.max(0, match.start() - before.length());
      score += CONTEXT * Similarity.of(before, whole.substring(from, match.start()));
      most += CONTEXT;
    }
    if (passage.suffix() != null && !passage.suffix().isBlank()) {
      var after = first(FoldedText.of(passage.suffix()).text());
      int until = Math.min(whole.length(), match.end() + after.length());
      score += CONTEXT * Similarity.of(after, whole.substring(match.end(), until));
      most += CONTEXT;
    }
    if (passage.section() != null) {
      score += SECTION * (stands(passage.section(), start) ? 1 : 0);
      most += SECTION;
    }
    return new Candidate(start, end, score / most);
  }

  private static String last(String context) {
    return context.substring(Math.max(0, context.length() - AROUND));
  }

  private static String first(String context) {
    return context.substring(0, Math.min(AROUND, context.length()));
  }

  private boolean stands(@Nullable String section, int place) {
    return section != null && section.equals(reading.section(place));
  }
}
