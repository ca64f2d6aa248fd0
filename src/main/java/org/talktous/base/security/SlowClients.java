package org.talktous.base.security;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends connections whose clients take too long to say what they want, and those that a network
 * opens beyond a limit: each holds memory and a file handle, and a few hundred that send a byte now
 * and then would leave none for others.
 */
@Singleton
class SlowClients extends ConnectionCustomizer {
  private final RequestDeadline.Limits limits;
  private final int most;
  private final TrustedProxies proxies;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  SlowClients(
      @Property(name = "talk.client.head") Duration head,
      @Property(name = "talk.client.idle") Duration idle,
      @Property(name = "talk.client.body") Duration body,
      @Property(name = "talk.client.connections") int connections,
      TrustedProxies proxies) {
    this.limits = new RequestDeadline.Limits(head, idle, body);
    this.most = connections;
    this.proxies = proxies;
  }

  @Override
  NettyServerCustomizer of(Channel connection) {
    if (connection.remoteAddress() instanceof InetSocketAddress peer
        && !proxies.isTrusted(peer.getAddress())) {
      count(connection, Network.of(peer.getAddress()).name());
    }
    return new OfConnection(connection, limits);
  }

  private void count(Channel connection, String network) {
    int now = open.merge(network, 1, Integer::sum);
    connection
        .closeFuture()
        .addListener(
            closed ->
                open.computeIfPresent(network, (name, count) -> count == 1 ? null : count - 1));
    if (now > most) {
      connection.close();
    }
  }

  private record OfConnection(Channel channel, RequestDeadline.Limits limits)
      implements NettyServerCustomizer {

    @Override
    public void onStreamPipelineBuilt() {
      channel
          .pipeline()
          .addAfter(
              ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
              "request-deadline",
              new RequestDeadline(limits));
    }
  }
}
