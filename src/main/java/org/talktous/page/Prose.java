package org.talktous.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;

/**
 * A text that a person typed, as a page shows it: paragraphs, line ends, and web addresses as
 * links. Everything else in it is shown as it stands.
 */
public record Prose(List<Paragraph> paragraphs) {
  private static final Pattern EMPTY_LINE = Pattern.compile("\\R(\\h*\\R)+");
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern WEB = Pattern.compile("(?i)https?://.+");
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
    return new Prose(
        EMPTY_LINE
            .splitAsStream(text.strip())
            .map(
                paragraph ->
                    new Paragraph(
                        LINE_END
                            .splitAsStream(paragraph)
                            .map(line -> new Line(pieces(line)))
                            .toList()))
            .toList());
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
    return WEB.matcher(text).matches() ? text : null;
  }
}
