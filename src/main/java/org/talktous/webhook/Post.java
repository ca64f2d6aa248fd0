package org.talktous.webhook;

import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.talktous.delivery.Message;

/**
 * Sends one signed message to one address, once: without following redirects, without any more time
 * than it is given, and reading of the answer no more than it must.
 */
@Singleton
class Post {
  static final int READ_AT_MOST = 64 * 1024;

  private static final int CONNECTIONS = 1_000;
  // Two addresses may be tried, and both in time.
  private static final int CONNECTS_IN_TIME = 3;
  private static final Duration KEPT_OPEN = Duration.ofSeconds(30);

  private final CloseableHttpClient client;
  private final Duration patience;
  private final Clock clock;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-watch").factory());

  Post(Lookup lookup, @Property(name = "talk.webhooks.timeout") Duration patience, Clock clock) {
    this.patience = patience;
    this.clock = clock;
    this.client = client(lookup, Timeout.of(patience));
  }

  private static CloseableHttpClient client(Lookup lookup, Timeout patience) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(lookup)
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(
                        Timeout.of(patience.toDuration().dividedBy(CONNECTS_IN_TIME)))
                    .setSocketTimeout(patience)
                    .setTimeToLive(TimeValue.of(KEPT_OPEN))
                    .build())
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(patience).build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(patience).build())
        .setUserAgent("Talk to Us")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  /** What the receiver said: a status and what else matters of it, or why there is no status. */
  record Answer(int status, String text, @Nullable String retryAfter) {
    static final int NONE = 0;

    static Answer none(String reason) {
      return new Answer(NONE, reason, null);
    }
  }

  Answer send(Webhook webhook, Message message) {
    var request = request(webhook, message);
    var late = new AtomicBoolean();
    var alarm =
        watch.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            patience.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return answer(request);
    } catch (IOException | HttpException e) {
      return Answer.none(late.get() ? "no answer in time" : reason(e));
    } finally {
      alarm.cancel(false);
    }
  }

  private HttpPost request(Webhook webhook, Message message) {
    var body = message.cloudEvent();
    var now = clock.instant();
    var request = new HttpPost(URI.create(webhook.url()));
    request.setEntity(new ByteArrayEntity(body, ContentType.create(Message.MEDIA_TYPE)));
    request.setHeader("webhook-id", message.id().toString());
    request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
    request.setHeader(
        "webhook-signature", Signature.of(message.id(), now, body, webhook.secrets(now)));
    return request;
  }

  private Answer answer(HttpPost request) throws IOException, HttpException {
    var response = client.executeOpen(RoutingSupport.determineHost(request), request, null);
    try {
      var retryAfter = response.getFirstHeader("Retry-After");
      return new Answer(
          response.getCode(), text(response), retryAfter == null ? null : retryAfter.getValue());
    } finally {
      // An answer read to its end has given its connection back; a longer one is broken off.
      request.cancel();
    }
  }

  private static String text(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    return entity == null
        ? ""
        : new String(entity.getContent().readNBytes(READ_AT_MOST), StandardCharsets.UTF_8);
  }

  private static String reason(Exception e) {
    return switch (e) {
      case Lookup.Refused refused -> "the address is private";
      case UnknownHostException unknown -> "the host is not known";
      case SocketTimeoutException timeout -> "no answer in time";
      case ConnectException refused -> "the connection was refused";
      case SSLException tls -> "no secure connection could be made";
      default -> "the connection broke";
    };
  }

  @PreDestroy
  void stop() throws IOException {
    watch.shutdownNow();
    client.close();
  }
}
