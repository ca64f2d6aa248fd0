package org.talktous.delivery.mailtext;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The text of a mail that came as HTML, without the quotations that clients mark as such. It is
 * read in one pass, since removing elements, or looking for siblings by a selector, takes a time
 * that grows with the square of their number.
 */
public final class HtmlText {
  // Gmail, Apple Mail and Thunderbird, Outlook, Yahoo, Proton.
  private static final String QUOTED =
      "head, script, style, title, .gmail_quote, .gmail_attr, blockquote[type=cite],"
          + " .moz-cite-prefix, .yahoo_quoted, .protonmail_quote, .gmail_signature,"
          + " #ms-outlook-mobile-signature, .moz-signature";

  // Outlook: the quotation is what comes after it.
  private static final String BEFORE_QUOTED =
      "#divRplyFwdMsg, #appendonsend, #mail-editor-reference-message-container";

  private HtmlText() {}

  public static String of(String html) {
    var body = Jsoup.parse(html).body();
    var writer =
        new Writer(Set.copyOf(body.select(QUOTED)), Set.copyOf(body.select(BEFORE_QUOTED)));
    NodeTraversor.filter(writer, body);
    return writer.text.toString().strip();
  }

  /** Writes texts, and a line's end where a browser would begin a line. */
  private static final class Writer implements NodeFilter {
    private final StringBuilder text = new StringBuilder();
    private final Set<Element> quoted;
    private final Set<Element> beforeQuoted;

    /** Those of whose children no more are read. */
    private final Set<Node> ended = new HashSet<>();

    Writer(Set<Element> quoted, Set<Element> beforeQuoted) {
      this.quoted = quoted;
      this.beforeQuoted = beforeQuoted;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (isQuoted(node)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (node instanceof TextNode words) {
        write(words.getWholeText().replaceAll("[ \\t\\r\\n]+", " "));
      } else if (node instanceof Element element && element.normalName().equals("br")) {
        endLine();
      } else if (node instanceof Element element && element.isBlock() && !isAtLineStart()) {
        endLine();
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock() && !isAtLineStart()) {
        endLine();
        if (element.normalName().equals("p")) {
          endLine();
        }
      }
      return FilterResult.CONTINUE;
    }

    private boolean isQuoted(Node node) {
      var parent = node.parent();
      if (parent != null && node instanceof Element element && beforeQuoted.contains(element)) {
        ended.add(parent);
      }
      return node instanceof Element element && quoted.contains(element)
          || parent != null && ended.contains(parent);
    }

    /** A browser shows spaces in a row as one, and none where a line begins. */
    private void write(String words) {
      boolean isAfterSpace = isAtLineStart() || text.charAt(text.length() - 1) == ' ';
      text.append(isAfterSpace ? words.stripLeading() : words);
    }

    private void endLine() {
      int end = text.length();
      if (end > 0 && text.charAt(end - 1) == ' ') {
        text.setLength(end - 1);
      }
      text.append('\n');
    }

    private boolean isAtLineStart() {
      return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }
  }
}
