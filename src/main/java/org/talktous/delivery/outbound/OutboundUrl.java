package org.talktous.delivery.outbound;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.talktous.web.problem.InvalidRequest;

/**
 * Validates user-supplied addresses (SSRF). Checks what needs no lookup; resolved addresses are
 * checked by {@link GuardedResolver} on each connection.
 */
@Singleton
public class OutboundUrl {
  private static final int LONGEST = 2_000;
  // Some parsers take a host whose last label begins with a digit for an IPv4 number.
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)\\.?");

  private final PrivateNetworks networks;

  OutboundUrl(PrivateNetworks networks) {
    this.networks = networks;
  }

  /** Refuses, as the field {@code url}, what can never be gone to. */
  public void check(String url) {
    var host = parsed(url).getHost();
    if (isPrivate(host)) {
      throw new InvalidRequest("url", "must not lead to a private address");
    }
  }

  /** The server in an address: as much as a log may hold of one whose rest is often a secret. */
  public static String server(String url) {
    return String.valueOf(URI.create(url).getHost());
  }

  private static URI parsed(String given) {
    try {
      var url = new URI(given);
      if (given.length() <= LONGEST && isWebAddress(url)) {
        return url;
      }
    } catch (URISyntaxException notAnAddress) {
      // said below
    }
    throw new InvalidRequest(
        "url", "must be a web address such as https://example.org/path, without name or fragment");
  }

  private static boolean isWebAddress(URI url) {
    return ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawFragment() == null
        && url.getPort() <= 65_535
        && url.getPort() != 0;
  }

  private boolean isPrivate(String host) {
    var address = literal(host);
    if (host.startsWith("[") || NUMERIC.matcher(host).matches()) {
      // What only some take for an address, or for another one, is none.
      return address.isEmpty() || !isPlain(host, address.get()) || networks.refuse(address.get());
    }
    return isLocalName(host);
  }

  private static boolean isPlain(String host, InetAddress address) {
    return host.startsWith("[") || host.equals(address.getHostAddress());
  }

  private boolean isLocalName(String host) {
    var name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return (name.equals("localhost") || name.endsWith(".localhost"))
        && networks.refuse(InetAddress.getLoopbackAddress());
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException aName) {
      return Optional.empty();
    }
  }
}
