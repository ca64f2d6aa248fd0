package org.talktous.article;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Place;
import org.talktous.article.passage.ReadingText;
import org.talktous.article.passage.ReadingText.Block;
import org.talktous.article.passage.ReadingText.Part;
import org.talktous.web.page.Times;

/**
 * What an article's page shows: the article, as it reads in one language.
 *
 * @param marked the passage to show, where a link leads to one
 * @param moreAnswers whether there are more published answers than these
 * @param invitations what readers may do beside talking
 */
record ArticlePage(
    Article article,
    ArticleText text,
    ReadingText reading,
    @Nullable Place marked,
    List<PublishedAnswer> answers,
    boolean moreAnswers,
    List<ArticleAction> invitations) {
  private static final int DESCRIPTION = 160;

  static ArticlePage of(
      Article article,
      ArticleText text,
      @Nullable String place,
      List<PublishedAnswer> answers,
      boolean moreAnswers,
      List<ArticleAction> invitations) {
    var reading = text.reading();
    var marked = Place.read(place).filter(noted -> noted.isOf(reading)).orElse(null);
    return new ArticlePage(article, text, reading, marked, answers, moreAnswers, invitations);
  }

  /**
   * A piece of a paragraph.
   *
   * @param marked whether it belongs to the passage that is shown
   * @param first whether the passage begins here
   */
  record Piece(String text, boolean marked, boolean first) {}

  /** When it was published, as exactly as that is known. */
  @Nullable String published(Times times) {
    var date = article.bibliography().published();
    return date == null
        ? null
        : switch (date.length()) {
          case 10 -> times.day(LocalDate.parse(date));
          case 7 -> times.month(YearMonth.parse(date));
          case 4 -> date;
          default -> throw new IllegalStateException(date);
        };
  }

  List<Block> paragraphs(Part part) {
    return reading.blocks(part, null).toList();
  }

  List<Block> paragraphs(Section section) {
    return reading.blocks(Part.SECTION, section.id()).toList();
  }

  /** A paragraph, cut where the passage begins and ends. */
  List<Piece> pieces(Block block) {
    if (marked == null || marked.end() <= block.start() || block.end() <= marked.start()) {
      return List.of(new Piece(block.text(), false, false));
    }
    int from = Math.max(marked.start(), block.start()) - block.start();
    int until = Math.min(marked.end(), block.end()) - block.start();
    var pieces = new ArrayList<Piece>();
    pieces.add(new Piece(block.text().substring(0, from), false, false));
    pieces.add(
        new Piece(block.text().substring(from, until), true, marked.start() >= block.start()));
    pieces.add(new Piece(block.text().substring(until), false, false));
    pieces.removeIf(piece -> piece.text().isEmpty());
    return pieces;
  }

  /** Whether the passage stands in what is folded away at first. */
  boolean unfolded() {
    return marked != null
        && reading.blocks().stream()
            .filter(block -> block.part() == Part.SUMMARY || block.part() == Part.SECTION)
            .anyMatch(block -> block.start() < marked.end() && marked.start() < block.end());
  }

  /** Where a published question's passage stands, in whichever language. */
  @Nullable Place place(PublishedAnswer answer) {
    return answer.passage() == null ? null : article.find(answer.passage()).orElse(null);
  }

  /** What a search engine shows: the beginning of the abstract, cut between words. */
  @Nullable String description() {
    var whole = text.abstractText();
    if (whole == null || whole.length() <= DESCRIPTION) {
      return whole;
    }
    var space = whole.lastIndexOf(' ', DESCRIPTION);
    return whole.substring(0, space < 0 ? DESCRIPTION : space) + "…";
  }
}
