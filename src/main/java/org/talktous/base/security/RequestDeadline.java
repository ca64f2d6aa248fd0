package org.talktous.base.security;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes one connection when the head of a request is not complete in time, or when its body comes
 * at less than the least rate. Only time counts in which the server waits for the client.
 */
final class RequestDeadline extends ChannelDuplexHandler {
  private static final int LEAST_BYTES_A_SECOND = 512;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Limits limits;
  private io.netty.util.concurrent.@Nullable Future<?> timer;
  private long received;
  private long waited;
  private long asked;
  private boolean asking;

  RequestDeadline(Limits limits) {
    this.limits = limits;
  }

  /**
   * How long a client may take.
   *
   * @param head from connecting to the end of the first request's head
   * @param idle from an answer to the end of the next request's head
   * @param body for a body, before its rate counts
   */
  record Limits(Duration head, Duration idle, Duration body) {}

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    expectHead(context, limits.head());
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    stop();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    stop();
    super.channelInactive(context);
  }

  @Override
  public void read(ChannelHandlerContext context) throws Exception {
    if (!asking) {
      asking = true;
      asked = System.nanoTime();
    }
    super.read(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    waited += sinceAsked();
    asking = false;
    if (message instanceof HttpRequest) {
      expectBody(context);
    }
    if (message instanceof HttpContent content) {
      received += content.content().readableBytes();
    }
    if (message instanceof LastHttpContent) {
      stop();
    }
    super.channelRead(context, message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof LastHttpContent && !isInformational(message)) {
      // A void promise, which is shared, takes no listeners.
      var written = promise.unvoid();
      written.addListener(each -> expectHead(context, limits.idle()));
      super.write(context, message, written);
    } else {
      super.write(context, message, promise);
    }
  }

  private static boolean isInformational(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  private void expectHead(ChannelHandlerContext context, Duration within) {
    stop();
    timer =
        context
            .executor()
            .schedule(() -> context.close(), within.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void expectBody(ChannelHandlerContext context) {
    stop();
    received = 0;
    waited = 0;
    timer =
        context
            .executor()
            .scheduleWithFixedDelay(
                () -> look(context),
                BETWEEN_LOOKS.toMillis(),
                BETWEEN_LOOKS.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  private void look(ChannelHandlerContext context) {
    var over = Duration.ofNanos(waited + sinceAsked()).minus(limits.body());
    if (over.isPositive() && received < over.toSeconds() * LEAST_BYTES_A_SECOND + 1) {
      context.close();
    }
  }

  private long sinceAsked() {
    return asking ? System.nanoTime() - asked : 0;
  }

  private void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
