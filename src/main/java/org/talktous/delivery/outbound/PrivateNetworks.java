package org.talktous.delivery.outbound;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.talktous.base.setting.InvalidSetting;

/**
 * Address blocks that outbound requests to given URLs must not reach (SSRF): all that the
 * registries of special-purpose addresses (RFC 6890 and IANA's tables) do not hold globally
 * reachable, this machine and the cloud's metadata services among them, unless the setting {@code
 * TALK_WEBHOOKS_ALLOWED_PRIVATE} allows their block.
 */
@Context
class PrivateNetworks {
  private static final List<AddressRange> PRIVATE =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8",
              "100.64.0.0/10", // carriers' NAT, and a cloud's metadata service
              "127.0.0.0/8",
              "169.254.0.0/16", // link-local, metadata services
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // 6to4 relays
              "192.168.0.0/16",
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, broadcast
              // What is not 2000::/3 is not globally routed: ::1, ::, fc00::/7, fe80::/10, ff00::/8
              // and what carries an IPv4 address (::/96, ::ffff:0:0/96, 64:ff9b::/96) ...
              "::/3",
              "4000::/2",
              "8000::/1",
              // ... and within it:
              "2001::/23", // protocol assignments, Teredo among them
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4, which carries an IPv4 address
              "3fff::/20") // documentation
          .map(AddressRange::of)
          .toList();

  private final List<AddressRange> allowed;

  PrivateNetworks(@Property(name = "talk.webhooks.allowed-private") String allowed) {
    this.allowed =
        Stream.of(allowed.split(",", -1))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .map(PrivateNetworks::range)
            .toList();
  }

  private static AddressRange range(String written) {
    try {
      return AddressRange.of(written);
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting(
          "TALK_WEBHOOKS_ALLOWED_PRIVATE",
          "must be blocks of addresses such as 10.0.0.0/8,fd00::/8, not " + written);
    }
  }

  /** Whether nothing may be sent to the address. */
  boolean refuse(InetAddress address) {
    return PRIVATE.stream().anyMatch(range -> range.contains(address))
        && allowed.stream().noneMatch(range -> range.contains(address));
  }
}
