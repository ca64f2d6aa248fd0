package org.talktous.base.security;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Tells where a request comes from, for the limits: an IPv4 address, or the first 64 bits of an
 * IPv6 address, since a network gives each of its subscribers at least that many to choose from
 * (RFC 6177).
 */
@Singleton
public class ClientAddress {
  private static final int PREFIX_BYTES = 8;

  private final TrustedProxies proxies;

  ClientAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  public String of(HttpRequest<?> request) {
    return source(proxies.client(request));
  }

  static String source(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    return HexFormat.of().formatHex(address.getAddress(), 0, PREFIX_BYTES) + "/64";
  }
}
