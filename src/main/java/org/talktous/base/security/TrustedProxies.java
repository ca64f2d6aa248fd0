package org.talktous.base.security;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.PublicUrl;

/**
 * The proxies whose word counts: the setting {@code TALK_TRUSTED_PROXIES}, blocks of addresses in
 * CIDR notation. {@code Forwarded} and {@code X-Forwarded-…} are read only if the peer of the
 * connection is one of them; any other client could forge them.
 */
@Context
class TrustedProxies {
  private static final Logger LOG = LoggerFactory.getLogger(TrustedProxies.class);
  private static final String NAME = "TALK_TRUSTED_PROXIES";

  private final List<IpSubnetFilterRule> blocks;

  @Inject
  TrustedProxies(
      @Property(name = "talk.trusted-proxies") @Nullable String given,
      @Property(name = "micronaut.server.client-address-header") @Nullable String header) {
    this(given);
    if (header != null) {
      LOG.warn(
          "MICRONAUT_SERVER_CLIENT_ADDRESS_HEADER is not read: it believed anybody. Use {}", NAME);
    }
  }

  TrustedProxies(@Nullable String given) {
    this.blocks =
        given == null || given.isBlank()
            ? List.of()
            : Stream.of(given.split(",", -1))
                .map(String::strip)
                .map(TrustedProxies::block)
                .toList();
  }

  private static IpSubnetFilterRule block(String written) {
    try {
      int slash = written.indexOf('/');
      var address = InetAddress.ofLiteral(slash < 0 ? written : written.substring(0, slash));
      int most = address.getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? most : Integer.parseInt(written.substring(slash + 1));
      return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    } catch (IllegalArgumentException notABlock) {
      throw new InvalidSetting(
          NAME, "must be blocks of addresses such as 10.0.0.0/8,fd00::/8, not " + written);
    }
  }

  /**
   * The client's address: the last one in the chain that is no trusted proxy's. Where two headers
   * tell of different ways, a proxy has written one of them and its client the other, and neither
   * is believed.
   */
  InetAddress client(HttpRequest<?> request) {
    return client(request.getRemoteAddress().getAddress(), request.getHeaders());
  }

  InetAddress client(InetAddress peer, HttpHeaders headers) {
    if (!isTrusted(peer)) {
      return peer;
    }
    var told =
        Forwarded.ways(headers).stream().map(way -> lastUntrusted(peer, way)).distinct().toList();
    return told.size() == 1 ? told.getFirst() : peer;
  }

  private InetAddress lastUntrusted(InetAddress peer, List<Optional<InetAddress>> way) {
    var client = peer;
    for (var hop : way.reversed()) {
      if (hop.isEmpty() || !isTrusted(client)) {
        return client;
      }
      client = hop.get();
    }
    return client;
  }

  /** The origin that a browser asked for, as far as it is known. */
  Optional<String> origin(HttpRequest<?> request) {
    var headers = request.getHeaders();
    boolean told = isTrusted(request.getRemoteAddress().getAddress());
    var host = Optional.ofNullable(headers.get("Host"));
    var scheme = Optional.of(request.isSecure() ? "https" : "http");
    return origin(
        (told ? Forwarded.scheme(headers).or(() -> scheme) : scheme).get(),
        (told ? Forwarded.host(headers).or(() -> host) : host).orElse(""));
  }

  private static Optional<String> origin(String scheme, String host) {
    try {
      return PublicUrl.origin(new URI(scheme + "://" + host));
    } catch (URISyntaxException noHost) {
      return Optional.empty();
    }
  }

  boolean isTrusted(InetAddress address) {
    var peer = new InetSocketAddress(address, 0);
    return blocks.stream().anyMatch(block -> block.matches(peer));
  }
}
