package org.talktous.web.page;

/** Style sheets, made a little lighter. */
final class Css {
  private Css() {}

  /** Without comments and indentation; everything else stays as it was written. */
  static String shortened(String css) {
    return css.replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([{};,]) ?", "$1")
        .replace(";}", "}")
        .strip();
  }
}
