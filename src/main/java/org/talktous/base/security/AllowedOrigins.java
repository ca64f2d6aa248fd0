package org.talktous.base.security;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.talktous.base.setting.PublicUrl;

/**
 * From whose pages browsers may change something: from those of the public address, or, while none
 * is set, of the address that the browser asked for; and from those of {@link ListedOrigin}s.
 */
@Singleton
class AllowedOrigins {
  private final PublicUrl publicUrl;
  private final TrustedProxies proxies;

  AllowedOrigins(PublicUrl publicUrl, TrustedProxies proxies) {
    this.publicUrl = publicUrl;
    this.proxies = proxies;
  }

  /** Whether pages of an origin, as a browser writes it, may change something here. */
  boolean contain(String origin, HttpRequest<?> request) {
    return ListedOrigin.isMarked(request)
        || publicUrl.origin().map(origin::equals).orElseGet(() -> isAskedFor(origin, request));
  }

  /**
   * The same for a request with {@code Sec-Fetch-Site: same-origin}. Without a public URL any
   * origin is accepted then, as a proxy may rewrite Host; with one, also that of the Host, for
   * pages opened without the proxy.
   */
  boolean containVouched(String origin, HttpRequest<?> request) {
    return publicUrl.origin().isEmpty() || contain(origin, request) || isAskedFor(origin, request);
  }

  private boolean isAskedFor(String origin, HttpRequest<?> request) {
    return proxies.origin(request).filter(origin::equals).isPresent();
  }
}
