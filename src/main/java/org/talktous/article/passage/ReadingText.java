package org.talktous.article.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an article's page says in one language, paragraph by paragraph in reading order. A passage
 * is a range of it, which may run over several paragraphs.
 *
 * @param edition changes with the text, so that a range of another text is noticed
 */
public record ReadingText(String language, String edition, List<Block> blocks) {
  private static final Pattern EMPTY_LINE = Pattern.compile("\\R\\h*\\R");
  // As much as Hypothesis keeps: enough to tell two places apart.
  private static final int CONTEXT = 32;

  /** Where a paragraph stands on the page. */
  public enum Part {
    ABSTRACT,
    HIGHLIGHTS,
    SUMMARY,
    SECTION
  }

  /**
   * A paragraph.
   *
   * @param section the id of its section, where it stands in one
   * @param start the place of its first character in the whole text
   */
  public record Block(Part part, @Nullable String section, String text, int start) {
    public int end() {
      return start + text.length();
    }
  }

  /**
   * A text of the article as it is written, one or several paragraphs.
   *
   * @param section the id of its section, where it stands in one
   */
  public record Written(Part part, @Nullable String section, @Nullable String text) {}

  public ReadingText {
    blocks = List.copyOf(blocks);
  }

  /** Texts as they are written, in reading order; those that say nothing leave no trace. */
  public static ReadingText of(String language, List<Written> texts) {
    var blocks = new ArrayList<Block>();
    for (var each : texts) {
      paragraphs(each.text()).forEach(adding(blocks, each.part(), each.section()));
    }
    return new ReadingText(language, edition(whole(blocks)), blocks);
  }

  private static Consumer<String> adding(List<Block> blocks, Part part, @Nullable String section) {
    return text -> {
      int start = blocks.isEmpty() ? 0 : blocks.getLast().end() + 1;
      blocks.add(new Block(part, section, text, start));
    };
  }

  /** The paragraphs of a text; an empty line parts them. */
  private static Stream<String> paragraphs(@Nullable String text) {
    return text == null || text.isBlank() ? Stream.empty() : EMPTY_LINE.splitAsStream(text.strip());
  }

  private static String edition(String text) {
    return "%08x".formatted(text.hashCode());
  }

  /** The whole text, a line a paragraph. */
  public String whole() {
    return whole(blocks);
  }

  private static String whole(List<Block> blocks) {
    return String.join("\n", blocks.stream().map(Block::text).toList());
  }

  public Stream<Block> blocks(Part part, @Nullable String section) {
    return blocks.stream()
        .filter(
            block -> block.part() == part && (section == null || section.equals(block.section())));
  }

  /** The section in which a place of the text stands. */
  public @Nullable String section(int place) {
    return blocks.stream()
        .filter(block -> block.start() <= place && place < block.end())
        .findFirst()
        .map(Block::section)
        .orElse(null);
  }

  /**
   * The passage of a range, with what stands around it; a word cut in two is taken whole. Empty if
   * the text has no such range.
   */
  public Optional<Passage> passage(int start, int end) {
    var text = whole();
    if (start < 0 || start >= end || end > text.length()) {
      return Optional.empty();
    }
    int from = wordsBeginning(text, start);
    int until = wordsEnd(text, end);
    var exact = text.substring(from, until);
    return exact.isBlank() || exact.length() > Passage.LONGEST
        ? Optional.empty()
        : Optional.of(
            new Passage(
                exact,
                text.substring(Math.max(0, from - CONTEXT), from),
                text.substring(until, Math.min(text.length(), until + CONTEXT)),
                section(from)));
  }

  private static int wordsBeginning(String text, int start) {
    int from = start;
    while (from > 0 && isInWord(text, from)) {
      from--;
    }
    return from;
  }

  private static int wordsEnd(String text, int end) {
    int until = end;
    while (until < text.length() && isInWord(text, until)) {
      until++;
    }
    return until;
  }

  private static boolean isInWord(String text, int place) {
    return Character.isLetterOrDigit(text.charAt(place - 1))
        && Character.isLetterOrDigit(text.charAt(place));
  }
}
