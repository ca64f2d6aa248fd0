package org.talktous.article;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
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
 * @param answered those of the answers that have a passage in this text
 * @param moreAnswers whether there are more published answers than these
 * @param actions what readers may do beside talking
 */
record ArticlePage(
    Article article,
    ArticleText text,
    ReadingText reading,
    @Nullable Place marked,
    List<PublishedAnswer> answers,
    List<Answered> answered,
    boolean moreAnswers,
    List<ArticleAction> actions) {
  private static final int DESCRIPTION = 160;

  static ArticlePage of(
      Article article,
      ArticleText text,
      @Nullable String place,
      List<PublishedAnswer> answers,
      boolean moreAnswers,
      List<ArticleAction> actions) {
    var reading = text.reading();
    var marked = Place.read(place).filter(noted -> noted.isOf(reading)).orElse(null);
    return new ArticlePage(
        article,
        text,
        reading,
        marked,
        answers,
        answered(article, reading, answers),
        moreAnswers,
        actions);
  }

  private static List<Answered> answered(
      Article article, ReadingText reading, List<PublishedAnswer> answers) {
    var answered = new ArrayList<Answered>();
    for (var answer : answers) {
      if (answer.passage() != null) {
        article
            .find(answer.passage())
            .filter(place -> place.isOf(reading))
            .ifPresent(place -> answered.add(new Answered(answer, place)));
      }
    }
    return answered;
  }

  /**
   * A piece of a paragraph.
   *
   * @param marked whether it belongs to the passage that is shown
   * @param first whether that passage begins here
   * @param answered whether it belongs to a passage with a published answer
   */
  record Piece(String text, boolean marked, boolean first, boolean answered) {}

  /** A published answer whose passage stands in this text, and where. */
  record Answered(PublishedAnswer answer, Place place) {}

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

  /** A paragraph, cut where passages begin and end. */
  List<Piece> pieces(Block block) {
    var cuts = new TreeSet<Integer>();
    Stream.concat(Stream.ofNullable(marked), answered.stream().map(Answered::place))
        .flatMap(place -> Stream.of(place.start(), place.end()))
        .filter(cut -> block.start() < cut && cut < block.end())
        .forEach(cuts::add);
    cuts.add(block.end());
    var pieces = new ArrayList<Piece>();
    int from = block.start();
    for (int until : cuts) {
      pieces.add(piece(block, from, until));
      from = until;
    }
    return pieces;
  }

  private Piece piece(Block block, int from, int until) {
    var text = block.text().substring(from - block.start(), until - block.start());
    return new Piece(
        text,
        marked != null && marked.start() <= from && until <= marked.end(),
        marked != null && marked.start() == from,
        answered.stream()
            .map(Answered::place)
            .anyMatch(place -> place.start() <= from && until <= place.end()));
  }

  /** The published answers whose passage ends in a paragraph. */
  List<PublishedAnswer> answersIn(Block block) {
    return answered.stream()
        .filter(each -> block.start() < each.place().end() && each.place().end() <= block.end())
        .map(Answered::answer)
        .toList();
  }

  /** Whether the summary is open at first: it is all there is, or the passage stands in it. */
  boolean unfolded() {
    return text.abstractText() == null && text.highlights().isEmpty() || marksSummary();
  }

  private boolean marksSummary() {
    return marked != null
        && reading.blocks().stream()
            .filter(block -> block.part() == Part.SUMMARY || block.part() == Part.SECTION)
            .anyMatch(block -> block.start() < marked.end() && marked.start() < block.end());
  }

  /** Where a published question's passage stands, in whichever language. */
  @Nullable Place place(PublishedAnswer answer) {
    return answer.passage() == null ? null : article.find(answer.passage()).orElse(null);
  }

  /** What a search engine shows: the beginning of the abstract or summary, cut between words. */
  @Nullable String description() {
    var whole = text.lead();
    if (whole == null || whole.length() <= DESCRIPTION) {
      return whole;
    }
    var space = whole.lastIndexOf(' ', DESCRIPTION);
    return whole.substring(0, space < 0 ? DESCRIPTION : space) + "…";
  }
}
