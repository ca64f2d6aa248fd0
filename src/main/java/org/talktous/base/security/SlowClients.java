package org.talktous.base.security;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Ends connections whose clients take too long to say what they want: each holds memory and a file
 * handle, and a few hundred that send a byte now and then would leave none for others.
 */
@Singleton
class SlowClients extends ConnectionCustomizer {
  private final RequestDeadline.Limits limits;

  SlowClients(
      @Property(name = "talk.client.head") Duration head,
      @Property(name = "talk.client.idle") Duration idle,
      @Property(name = "talk.client.body") Duration body) {
    this.limits = new RequestDeadline.Limits(head, idle, body);
  }

  @Override
  NettyServerCustomizer of(Channel connection) {
    return new OfConnection(connection, limits);
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
