package org.talktous.delivery.outbound;

import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * DNS resolver that refuses private addresses and pins the connection to the address it checked,
 * against DNS rebinding.
 */
@Singleton
class GuardedResolver implements DnsResolver {
  // Each may cost a connect timeout.
  private static final int TRIED_AT_MOST = 2;

  private final PrivateNetworks networks;
  private final Duration timeout;
  // Platform threads: the system's resolver blocks in native code, which pins a virtual thread's
  // carrier.
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("lookup-", 0).factory());

  GuardedResolver(
      PrivateNetworks networks, @Property(name = "talk.webhooks.timeout") Duration timeout) {
    this.networks = networks;
    this.timeout = timeout;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found = lookUp(host);
    for (var address : found) {
      if (networks.refuse(address)) {
        throw new Refused(host);
      }
    }
    return Arrays.copyOf(found, Math.min(found.length, TRIED_AT_MOST));
  }

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    var lookup = threads.submit(() -> InetAddress.getAllByName(host));
    try {
      return lookup.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // said below
    }
    lookup.cancel(true);
    throw new UnknownHostException(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }

  /** The name resolves to an address that requests of the service must not reach. */
  static final class Refused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Refused(String host) {
      super(host);
    }
  }
}
