package org.talktous.web.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts that other sites' pages load, made lighter. */
final class Scripts {
  private static final Pattern TEXT =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\n])*+'|`[^`]*`");

  private Scripts() {}

  /**
   * Without lines of comment, indentation, and spaces around operators; templates are taken for
   * style sheets. No parser: regular expressions must hold no spaced operators, and every statement
   * ends with a semicolon.
   */
  static String shortened(String script) {
    var lines = script.replaceAll("(?m)^\\s*//.*\n", "").replaceAll("(?m)^\\s+", "");
    var shortened = new StringBuilder();
    var texts = TEXT.matcher(lines);
    int from = 0;
    while (texts.find()) {
      shortened.append(code(lines.substring(from, texts.start()))).append(text(texts));
      from = texts.end();
    }
    return shortened.append(code(lines.substring(from))).toString();
  }

  private static String code(String code) {
    return code.replaceAll(" ?([=+?:{}(),;<>&|!-]+) ?", "$1")
        .replaceAll("([{(,;=:?&|])\n", "$1")
        .replaceAll("\n([)}.?:|&])", "$1");
  }

  private static String text(Matcher text) {
    return text.group().startsWith("`") ? styles(text.group()) : text.group();
  }

  private static String styles(String css) {
    return css.replaceAll("\\s+", " ").replaceAll(" ?([{};,]) ?", "$1").replace(";}", "}");
  }
}
