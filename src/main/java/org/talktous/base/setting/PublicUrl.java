package org.talktous.base.setting;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.PathPrefix;

/**
 * The address under which readers reach the service, without a slash at its end; every link that
 * leaves the service starts with it. It is the setting {@code TALK_PUBLIC_URL}; without that, this
 * machine's own address. It may carry a path, which a proxy takes off before it hands a request on:
 * inside, paths are without it, and it is put before them where they leave.
 */
@Context
public class PublicUrl implements PathPrefix {
  // Segments of unreserved characters (RFC 3986, section 2.3): safe in cookies, headers, HTML.
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._~/-]*");

  private final BeanProvider<EmbeddedServer> server;
  private final @Nullable String given;
  private final String path;

  PublicUrl(
      BeanProvider<EmbeddedServer> server,
      @Property(name = "talk.public-url") @Nullable String given) {
    this.server = server;
    this.given = given == null || given.isBlank() ? null : checked(given.strip());
    this.path = this.given == null ? "" : URI.create(this.given).getRawPath();
  }

  /** The address of a path that begins with a slash. */
  public String of(String path) {
    return (given == null ? "http://localhost:" + server.get().getPort() : given) + path;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String outside(String inside) {
    return inside.startsWith("/") && !inside.startsWith("//") ? path + inside : inside;
  }

  @Override
  public String cookiePath() {
    return path.isEmpty() ? "/" : path;
  }

  /** The origin of the address (RFC 6454, section 6.2); empty if none was set. */
  public Optional<String> origin() {
    return Optional.ofNullable(given).flatMap(url -> origin(URI.create(url)));
  }

  /** The origin of a web address as browsers write it: in small letters, without a usual port. */
  public static Optional<String> origin(URI url) {
    if (url.getScheme() == null || url.getHost() == null) {
      return Optional.empty();
    }
    var scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    var port = url.getPort() == -1 || url.getPort() == usual ? "" : ":" + url.getPort();
    return Optional.of(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port);
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
        && url.getRawUserInfo() == null
        && url.getQuery() == null
        && url.getFragment() == null
        && isPlain(url.getRawPath());
  }

  private static boolean isPlain(String path) {
    return PATH.matcher(path).matches() && (path + "/").indexOf("/../") < 0 && !path.contains("//");
  }
}
