package org.talktous.delivery.mailtext;

import org.talktous.web.constraint.Lines;

/**
 * Joins the lines of a text of the format "flowed" (RFC 3676), whose writer's client has wrapped
 * them: a line that ends with a space goes on in the next one of the same quotation.
 */
public final class FlowedText {
  private static final String SIGNATURE = "-- ";

  private FlowedText() {}

  /**
   * The text as it was written.
   *
   * @param deletesSpace whether the space that says that a line goes on is no part of the text
   *     ({@code DelSp=yes})
   */
  public static String of(String text, boolean deletesSpace) {
    var joined = new StringBuilder(text.length());
    int before = -1;
    for (var line : Lines.of(Lines.normalized(text))) {
      int depth = depth(line);
      var content = unstuffed(line.substring(depth));
      if (before != depth || content.equals(SIGNATURE)) {
        joined.append(joined.isEmpty() ? "" : "\n").append(">".repeat(depth));
        joined.append(depth == 0 ? "" : " ");
      }
      boolean goesOn = content.endsWith(" ") && !content.equals(SIGNATURE);
      joined.append(goesOn && deletesSpace ? content.substring(0, content.length() - 1) : content);
      before = goesOn ? depth : -1;
    }
    return joined.toString();
  }

  private static int depth(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    return depth;
  }

  /** Without the space that its writer's client put first, unless it says that ">" is no mark. */
  private static String unstuffed(String content) {
    return content.startsWith(" ") && !content.startsWith(" >") ? content.substring(1) : content;
  }
}
