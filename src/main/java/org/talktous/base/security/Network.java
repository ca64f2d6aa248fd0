package org.talktous.base.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/**
 * Where a request comes from, for the limits: an IPv4 address, or the first 64 bits of an IPv6
 * address, since a network gives each of its subscribers at least that many to choose from (RFC
 * 6177). Those who have more of them count together with their neighbours, too.
 *
 * @param name of what one subscriber has at least
 * @param wider names of what holds it, the next first: /56 and /48 of IPv6, /24 of IPv4
 */
public record Network(String name, List<String> wider) {
  public Network {
    wider = List.copyOf(wider);
  }

  static Network of(InetAddress address) {
    return address instanceof Inet6Address
        ? new Network(prefix(address, 64), List.of(prefix(address, 56), prefix(address, 48)))
        : new Network(address.getHostAddress(), List.of(prefix(address, 24)));
  }

  private static String prefix(InetAddress address, int bits) {
    return HexFormat.of().formatHex(address.getAddress(), 0, bits / Byte.SIZE) + "/" + bits;
  }

  @Override
  public String toString() {
    return name;
  }
}
