package org.talktous.setting;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The address under which readers reach the service, without a slash at its end; every link that
 * leaves the service starts with it. It is the setting {@code TALK_PUBLIC_URL}; without that, this
 * machine's own address.
 */
@Context
public class PublicUrl {
  private final BeanProvider<EmbeddedServer> server;
  private final @Nullable String given;

  PublicUrl(
      BeanProvider<EmbeddedServer> server,
      @Property(name = "talk.public-url") @Nullable String given) {
    this.server = server;
    this.given = given == null || given.isBlank() ? null : checked(given.strip());
  }

  /** The address of a path that begins with a slash. */
  public String of(String path) {
    return (given == null ? "http://localhost:" + server.get().getPort() : given) + path;
  }

  /** Whether browsers reach the service over TLS. */
  public boolean isHttps() {
    return given != null && given.startsWith("https:");
  }

  /** The host in the address. */
  public String host() {
    return given == null ? "localhost" : URI.create(given).getHost();
  }

  private static String checked(String given) {
    try {
      var url = URI.create(given);
      if (isWebAddress(url)) {
        return given.replaceFirst("/+$", "");
      }
    } catch (IllegalArgumentException notAnAddress) {
      // said below
    }
    throw new InvalidSetting(
        "TALK_PUBLIC_URL", "must be a web address such as https://talk.example.org, not " + given);
  }

  private static boolean isWebAddress(URI url) {
    return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getHost() != null
        && url.getQuery() == null
        && url.getFragment() == null;
  }
}
