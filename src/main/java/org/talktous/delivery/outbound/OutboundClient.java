package org.talktous.delivery.outbound;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP client without redirects and retries, with a deadline for the whole exchange and a bounded
 * response.
 */
public final class OutboundClient implements Closeable {
  // Two addresses may be tried, and both in time.
  private static final int CONNECTS_IN_TIME = 3;
  private static final Duration KEPT_OPEN = Duration.ofSeconds(30);
  // Bounds the response head, which could otherwise exhaust the memory.
  private static final Http1Config HEAD =
      Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).build();

  private final CloseableHttpClient client;
  private final Duration timeout;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbound-watch").factory());

  OutboundClient(GuardedResolver lookup, Duration timeout, int connections) {
    this.timeout = timeout;
    this.client = client(lookup, Timeout.of(timeout), connections);
  }

  private static CloseableHttpClient client(GuardedResolver lookup, Timeout timeout, int limit) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(lookup)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(HEAD).build())
            .setMaxConnTotal(limit)
            .setMaxConnPerRoute(limit)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(timeout.toDuration().dividedBy(CONNECTS_IN_TIME)))
                    .setSocketTimeout(timeout)
                    .setTimeToLive(TimeValue.of(KEPT_OPEN))
                    .build())
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(timeout).build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
        .setUserAgent("Talk to Us")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        // Without the header anything is acceptable (RFC 9110 section 12.5.3).
        .setDefaultHeaders(List.of(new BasicHeader("Accept-Encoding", "identity")))
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }

  /** Reads the response; what it leaves unread is aborted. */
  public interface Reading<T> {
    T of(ClassicHttpResponse response) throws IOException;
  }

  /** Sends a request and reads its answer, in all the time there is. */
  public <T> T exchange(HttpUriRequestBase request, Reading<T> reading) throws NoAnswer {
    return exchange(request, timeout, reading);
  }

  /** Sends a request and reads its answer within a time no longer than there is. */
  public <T> T exchange(HttpUriRequestBase request, Duration within, Reading<T> reading)
      throws NoAnswer {
    var late = new AtomicBoolean();
    var alarm =
        watch.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            within.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return answer(request, reading);
    } catch (IOException | HttpException e) {
      throw late.get() ? late(e) : noAnswer(e);
    } finally {
      alarm.cancel(false);
    }
  }

  private <T> T answer(HttpUriRequestBase request, Reading<T> reading)
      throws IOException, HttpException {
    var response = client.executeOpen(RoutingSupport.determineHost(request), request, null);
    try {
      return reading.of(response);
    } finally {
      // Aborts a response that was not read to its end; otherwise the connection has been returned.
      request.cancel();
    }
  }

  private static NoAnswer late(Exception e) {
    return new NoAnswer("timeout", "no answer in time", e);
  }

  private static NoAnswer noAnswer(Exception e) {
    return switch (e) {
      case GuardedResolver.Refused refused ->
          new NoAnswer("private-address", "the address is private", e);
      case UnknownHostException unknown -> new NoAnswer("unknown-host", "the host is not known", e);
      case MessageConstraintException tooMuch ->
          new NoAnswer("head-too-long", "the head of the answer is too long", e);
      case SocketTimeoutException timeout -> late(e);
      case ConnectException refused ->
          new NoAnswer("connection-refused", "the connection was refused", e);
      case SSLException tls -> new NoAnswer("tls-failed", "no secure connection could be made", e);
      default -> new NoAnswer("connection-broken", "the connection broke", e);
    };
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    client.close();
  }
}
