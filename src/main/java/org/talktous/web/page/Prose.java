package org.talktous.web.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.web.constraint.Lines;

/**
 * A text that a person typed, as a page shows it: paragraphs, line ends, and web addresses as
 * links. Everything else in it is shown as it stands.
 */
public record Prose(List<Paragraph> paragraphs) {
  private static final Logger LOG = LoggerFactory.getLogger(Prose.class);
  private static final LinkExtractor LINKS =
      LinkExtractor.builder().linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW)).build();

  public Prose {
    paragraphs = List.copyOf(paragraphs);
  }

  /** Some lines without an empty one between them. */
  public record Paragraph(List<Line> lines) {}

  /** A line, in pieces. */
  public record Line(List<Piece> pieces) {}

  /**
   * Some text.
   *
   * @param address where it leads, if it is a web address
   */
  public record Piece(String text, @Nullable String address) {}

  public static Prose of(String text) {
    var paragraphs = new ArrayList<Paragraph>();
    var lines = new ArrayList<Line>();
    for (var line : Lines.of(text.strip())) {
      if (!line.isBlank()) {
        lines.add(new Line(pieces(line)));
      } else if (!lines.isEmpty()) {
        paragraphs.add(new Paragraph(List.copyOf(lines)));
        lines.clear();
      }
    }
    if (!lines.isEmpty()) {
      paragraphs.add(new Paragraph(List.copyOf(lines)));
    }
    return new Prose(paragraphs);
  }

  /**
   * As above, with a replacement for a text that cannot be parsed, so that it does not fail the
   * whole page.
   */
  static Prose orInstead(String text, String words) {
    try {
      return of(text);
    } catch (RuntimeException | StackOverflowError unshowable) {
      LOG.error("A text cannot be shown", unshowable);
      return new Prose(List.of(new Paragraph(List.of(new Line(List.of(new Piece(words, null)))))));
    }
  }

  /** How many web addresses stand in it. */
  public long links() {
    return paragraphs.stream()
        .flatMap(paragraph -> paragraph.lines().stream())
        .flatMap(line -> line.pieces().stream())
        .filter(piece -> piece.address() != null)
        .count();
  }

  private static List<Piece> pieces(String line) {
    var pieces = new ArrayList<Piece>();
    for (Span span : LINKS.extractSpans(line)) {
      var text = line.substring(span.getBeginIndex(), span.getEndIndex());
      pieces.add(new Piece(text, span instanceof LinkSpan link ? address(link, text) : null));
    }
    return pieces;
  }

  private static @Nullable String address(LinkSpan link, String text) {
    if (link.getType() == LinkType.WWW) {
      return "https://" + text;
    }
    return isWeb(text) ? text : null;
  }

  private static boolean isWeb(String text) {
    return text.regionMatches(true, 0, "https://", 0, 8)
        || text.regionMatches(true, 0, "http://", 0, 7);
  }
}
