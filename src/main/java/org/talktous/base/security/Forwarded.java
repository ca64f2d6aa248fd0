package org.talktous.base.security;

import io.micronaut.http.HttpHeaders;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What proxies say of a request they hand on: in the {@code Forwarded} header (RFC 7239), or in the
 * older {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}. Who may be believed is not known
 * here.
 */
final class Forwarded {
  private Forwarded() {}

  /**
   * The ways by which a request came, one for each header that tells of it: addresses, the last
   * proxy's client last. One that is hidden or cannot be read is empty.
   */
  static List<List<Optional<InetAddress>>> ways(HttpHeaders headers) {
    return Stream.of(values(headers, "X-Forwarded-For"), parameters(headers, "for"))
        .filter(way -> !way.isEmpty())
        .map(way -> way.stream().map(Forwarded::address).toList())
        .toList();
  }

  /** {@code http} or {@code https}, as the last proxy was asked. */
  static Optional<String> scheme(HttpHeaders headers) {
    return last(headers, "X-Forwarded-Proto", "proto")
        .map(scheme -> scheme.toLowerCase(Locale.ROOT))
        .filter(scheme -> scheme.equals("http") || scheme.equals("https"));
  }

  /** The host and port that the last proxy was asked for. */
  static Optional<String> host(HttpHeaders headers) {
    return last(headers, "X-Forwarded-Host", "host");
  }

  private static Optional<String> last(HttpHeaders headers, String header, String parameter) {
    return Stream.concat(parameters(headers, parameter).stream(), values(headers, header).stream())
        .reduce((earlier, later) -> later);
  }

  private static List<String> values(HttpHeaders headers, String header) {
    return headers.getAll(header).stream().flatMap(line -> pieces(line, ',').stream()).toList();
  }

  /** One parameter of each element, in order; an element without it is none. */
  private static List<String> parameters(HttpHeaders headers, String name) {
    return values(headers, "Forwarded").stream()
        .flatMap(element -> pieces(element, ';').stream())
        .filter(pair -> pair.regionMatches(true, 0, name + "=", 0, name.length() + 1))
        .map(pair -> unquoted(pair.substring(name.length() + 1)))
        .toList();
  }

  /** Cuts at a sign that stands outside quotation marks. */
  private static List<String> pieces(String text, char at) {
    var pieces = new ArrayList<String>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      quoted ^= text.charAt(i) == '"';
      if (text.charAt(i) == at && !quoted) {
        pieces.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    pieces.add(text.substring(start).strip());
    return pieces;
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /** {@code 192.0.2.1}, {@code 192.0.2.1:443}, {@code 2001:db8::1}, {@code [2001:db8::1]:443}. */
  private static Optional<InetAddress> address(String node) {
    try {
      return Optional.of(InetAddress.ofLiteral(withoutPort(node)));
    } catch (IllegalArgumentException unknownOrHidden) {
      return Optional.empty();
    }
  }

  private static String withoutPort(String node) {
    if (node.startsWith("[")) {
      return node.substring(1, Math.max(1, node.indexOf(']')));
    }
    int colon = node.indexOf(':');
    return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
  }
}
