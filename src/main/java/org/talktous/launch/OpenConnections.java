package org.talktous.launch;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.inject.Singleton;

/** The server's listening sockets and the connections that clients hold open. */
@Singleton
class OpenConnections
    implements NettyServerCustomizer, BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final ChannelGroup listeners = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
    created.getBean().register(this);
    return created.getBean();
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    switch (role) {
      case LISTENER -> listeners.add(channel);
      case CONNECTION -> connections.add(channel);
      case REQUEST_STREAM, PUSH_PROMISE_STREAM -> {}
    }
    return this;
  }

  /** Whether no client is connected. */
  boolean areNone() {
    return connections.isEmpty();
  }

  /** Closes the port to new connections; those that were accepted stay open. */
  void stopListening() {
    listeners.close().awaitUninterruptibly();
  }
}
