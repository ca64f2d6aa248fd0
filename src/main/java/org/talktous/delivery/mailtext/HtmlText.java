package org.talktous.delivery.mailtext;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text of a mail that came as HTML, without the quotations that clients mark as such. */
public final class HtmlText {
  // Gmail, Apple Mail and Thunderbird, Outlook, Yandex.
  private static final String QUOTED =
      "head, script, style, title, .gmail_quote, .gmail_attr, blockquote[type=cite],"
          + " .moz-cite-prefix, #divRplyFwdMsg, #divRplyFwdMsg ~ *, #appendonsend ~ *,"
          + " .yahoo_quoted, .gmail_signature, #ms-outlook-mobile-signature, .moz-signature";

  private HtmlText() {}

  public static String of(String html) {
    var document = Jsoup.parse(html);
    document.outputSettings(new Document.OutputSettings().prettyPrint(false));
    document.select(QUOTED).remove();
    var text = new StringBuilder();
    NodeTraversor.traverse(new Writer(text), document.body());
    return text.toString().replaceAll("[ \\t]+\n", "\n").strip();
  }

  /** Writes texts, and a line's end where a browser would begin a line. */
  private record Writer(StringBuilder text) implements NodeVisitor {
    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        var flowed = words.getWholeText().replaceAll("[ \\t\\r\\n]+", " ");
        text.append(isAtLineStart() ? flowed.stripLeading() : flowed);
      } else if (node instanceof Element element && element.normalName().equals("br")) {
        text.append('\n');
      } else if (node instanceof Element element && element.isBlock() && !isAtLineStart()) {
        text.append('\n');
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock() && !isAtLineStart()) {
        text.append(element.normalName().equals("p") ? "\n\n" : "\n");
      }
    }

    private boolean isAtLineStart() {
      return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }
  }
}
