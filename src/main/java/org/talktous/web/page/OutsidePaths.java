package org.talktous.web.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;

/**
 * Prefixes the links of a rendered page with the path of the public address, so that templates and
 * models use the service's own paths.
 */
final class OutsidePaths {
  /** The attributes that browsers and our scripts follow. */
  static final Set<String> FOLLOWED =
      Set.of(
          "href",
          "src",
          "action",
          "formaction",
          "data-document",
          "data-home",
          "data-questions",
          "hx-get",
          "hx-post",
          "hx-push-url",
          "hx-replace-url");

  private final PathPrefix prefix;
  // Decoded as Latin-1, a char for each byte: the delimiters are ASCII, which UTF-8 leaves as they
  // are.
  private final String page;
  private final StringBuilder outside;
  private int copied;

  private OutsidePaths(PathPrefix prefix, byte[] page) {
    this.prefix = prefix;
    this.page = new String(page, ISO_8859_1);
    this.outside = new StringBuilder(page.length + page.length / 8);
  }

  static byte[] in(byte[] page, PathPrefix prefix) {
    return prefix.path().isEmpty() ? page : new OutsidePaths(prefix, page).put();
  }

  private byte[] put() {
    int tag = page.indexOf('<');
    while (tag >= 0) {
      tag = page.indexOf('<', passTag(tag + 1));
    }
    return outside.append(page, copied, page.length()).toString().getBytes(ISO_8859_1);
  }

  /** Scans a tag, from after its opening bracket to its closing one. */
  private int passTag(int start) {
    int at = start;
    if (at == page.length() || !Character.isLetter(page.charAt(at))) {
      return at;
    }
    while (at < page.length() && page.charAt(at) != '>') {
      at = page.charAt(at) == '"' ? passValue(at) : at + 1;
    }
    return at;
  }

  private int passValue(int quote) {
    int end = Math.max(quote + 1, page.indexOf('"', quote + 1));
    if (page.charAt(quote - 1) == '=' && FOLLOWED.contains(nameBefore(quote - 1))) {
      outside
          .append(page, copied, quote + 1)
          .append(prefix.outside(page.substring(quote + 1, end)));
      copied = end;
    }
    return end + 1;
  }

  private String nameBefore(int equals) {
    int start = equals;
    while (Character.isLetter(page.charAt(start - 1)) || page.charAt(start - 1) == '-') {
      start--;
    }
    return page.substring(start, equals);
  }
}
