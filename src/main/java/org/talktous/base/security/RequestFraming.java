package org.talktous.base.security;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.Channel;
import io.netty.handler.codec.DefaultHeaders.NameValidator;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpServerCodec;
import jakarta.inject.Singleton;

/**
 * Refuses requests whose end a proxy in front may see elsewhere than this server does, and closes
 * their connections: {@code Content-Length} together with {@code Transfer-Encoding}, and any
 * transfer coding but {@code chunked} (RFC 9112, section 6.3). The decoder would let the second
 * header win and drop the first, so the fault is found as the headers come in.
 */
@Singleton
class RequestFraming extends ConnectionCustomizer {
  private static final String CODEC = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;

  private final NettyHttpServerConfiguration server;

  RequestFraming(NettyHttpServerConfiguration server) {
    this.server = server;
  }

  @Override
  NettyServerCustomizer of(Channel connection) {
    return new OfConnection(connection, server);
  }

  private record OfConnection(Channel channel, NettyHttpServerConfiguration server)
      implements NettyServerCustomizer {

    @Override
    public void onInitialPipelineBuilt() {
      channel.pipeline().replace(HttpServerCodec.class, CODEC, new HttpServerCodec(decoding()));
    }

    /** The framework's settings, with headers that look at what is added to them. */
    private HttpDecoderConfig decoding() {
      return new HttpDecoderConfig()
          .setMaxInitialLineLength(server.getMaxInitialLineLength())
          .setMaxHeaderSize(server.getMaxHeaderSize())
          .setMaxChunkSize(server.getMaxChunkSize())
          .setInitialBufferSize(server.getInitialBufferSize())
          .setHeadersFactory(new CheckedHeaders());
    }
  }

  private static final class CheckedHeaders implements HttpHeadersFactory {
    private static final DefaultHttpHeadersFactory VALID =
        DefaultHttpHeadersFactory.headersFactory();

    @Override
    public HttpHeaders newHeaders() {
      return new Headers(VALID.getNameValidator());
    }

    @Override
    public HttpHeaders newEmptyHeaders() {
      return newHeaders();
    }
  }

  /** What is thrown here makes the request an invalid one: 400, and nothing after it is read. */
  private static final class Headers extends DefaultHttpHeaders {
    Headers(NameValidator<CharSequence> names) {
      super(true, names);
    }

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
      if (HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name)) {
        mustBe(
            !contains(HttpHeaderNames.CONTENT_LENGTH)
                && !contains(HttpHeaderNames.TRANSFER_ENCODING)
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(value.toString().strip()));
      } else if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)) {
        mustBe(!contains(HttpHeaderNames.TRANSFER_ENCODING));
      }
      return super.add(name, value);
    }

    private static void mustBe(boolean clear) {
      if (!clear) {
        throw new IllegalArgumentException("where the body ends is not clear");
      }
    }
  }
}
