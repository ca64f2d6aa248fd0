package org.talktous.web.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Prefixes the links of a rendered page with the path of the public address, so that templates and
 * models use the service's own paths, and appends what the links of an embedded page carry.
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

  private final UnaryOperator<String> outsideOf;
  // Decoded as Latin-1, a char for each byte: the delimiters are ASCII, which UTF-8 leaves as they
  // are.
  private final String page;
  private final StringBuilder outside;
  private int copied;

  private OutsidePaths(UnaryOperator<String> outsideOf, byte[] page) {
    this.outsideOf = outsideOf;
    this.page = new String(page, ISO_8859_1);
    this.outside = new StringBuilder(page.length + page.length / 8);
  }

  static byte[] in(byte[] page, PathPrefix prefix) {
    return in(page, prefix, Map.of());
  }

  static byte[] in(byte[] page, PathPrefix prefix, Map<String, String> carried) {
    return prefix.path().isEmpty() && carried.isEmpty()
        ? page
        : new OutsidePaths(path -> prefix.outside(carrying(path, carried, "&amp;")), page).put();
  }

  /** A path inside with more in its query, unless it stands there; assets and files need none. */
  static String carrying(String path, Map<String, String> carried, String and) {
    if (!path.startsWith("/") || path.startsWith("//") || path.matches("/(assets|api)/.*")) {
      return path;
    }
    int end = path.indexOf('#');
    var address = new StringBuilder(end < 0 ? path : path.substring(0, end));
    carried.forEach(
        (name, value) -> {
          if (!address.toString().matches(".*[?&;]" + name + "(=.*|&.*|)")) {
            address.append(address.indexOf("?") < 0 ? "?" : and);
            address.append(name).append('=').append(URLEncoder.encode(value, UTF_8));
          }
        });
    return end < 0 ? address.toString() : address + path.substring(end);
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
          .append(outsideOf.apply(page.substring(quote + 1, end)));
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
