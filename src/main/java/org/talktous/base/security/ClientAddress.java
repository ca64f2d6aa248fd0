package org.talktous.base.security;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Tells where a request comes from, for the limits: an address of the internet protocol. */
@Singleton
public class ClientAddress {
  private final TrustedProxies proxies;

  ClientAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  public String of(HttpRequest<?> request) {
    return proxies.client(request).getHostAddress();
  }
}
