package org.talktous.base.security;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Tells where a request comes from, for the limits. */
@Singleton
public class ClientAddress {
  private final TrustedProxies proxies;

  ClientAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  public Network of(HttpRequest<?> request) {
    return Network.of(proxies.client(request));
  }
}
