package org.talktous.base.security;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;

/** Registers itself with the server, and customizes the channel of each connection. */
abstract class ConnectionCustomizer
    implements NettyServerCustomizer, BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  /** What is done with the channel of a new connection. */
  abstract NettyServerCustomizer of(Channel connection);

  @Override
  public final NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
    created.getBean().register(this);
    return created.getBean();
  }

  @Override
  public final NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    return role == ChannelRole.CONNECTION ? of(channel) : this;
  }
}
