package org.talktous.security;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Tells where a request comes from: the peer of the connection, or, where the operator names the
 * header that a proxy writes, the last entry in it. Earlier entries, and headers that nobody named,
 * are anybody's to write.
 */
@Singleton
public class ClientAddress {
  private final @Nullable String header;

  ClientAddress(
      @Property(name = "micronaut.server.client-address-header") @Nullable String header) {
    this.header = header == null || header.isBlank() ? null : header.strip();
  }

  public String of(HttpRequest<?> request) {
    var peer = request.getRemoteAddress().getAddress().getHostAddress();
    if (header == null) {
      return peer;
    }
    var said = request.getHeaders().getAll(header);
    return said.isEmpty() ? peer : said.getLast().replaceFirst(".*,", "").strip();
  }
}
