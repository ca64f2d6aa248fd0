package org.talktous.testing;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;

/**
 * An OpenID Connect provider on this machine, who believes everybody what they say of themselves.
 */
public final class OpenIdServer implements AutoCloseable {
  public static final String CLIENT = "talk-to-us";

  private static final String NAME = "desk";

  private final Prepared prepared = new Prepared();
  private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(true), prepared);

  private OpenIdServer() {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  public static OpenIdServer start() {
    return new OpenIdServer();
  }

  /** What the service is to be told of it. */
  public Map<String, String> settings() {
    return settings(issuer());
  }

  /** The settings for a provider at another address. */
  public static Map<String, String> settings(String issuer) {
    return Map.of(
        "talk.oidc.issuer",
        issuer,
        "talk.oidc.client-id",
        CLIENT,
        "talk.oidc.client-secret",
        "a secret: 100 %",
        "talk.oidc.name",
        "Journal account");
  }

  public String issuer() {
    return server.issuerUrl(NAME).toString();
  }

  /** What somebody is claimed to be. */
  public static String claims(String email, boolean verified) {
    return "{\"email\": \"" + email + "\", \"email_verified\": " + verified + "}";
  }

  /** Somebody on the way from a service to here and back, in a browser of their own. */
  public Errand errand(TalkToUs talk, String begin) {
    var browser = StaffBrowser.page(talk);
    var away = browser.get(begin).with(302);
    return new Errand(this, browser.with("Cookie", cookies(away)), away);
  }

  private static String cookies(Answer answer) {
    return answer.response().headers().allValues("Set-Cookie").stream()
        .map(each -> each.replaceFirst(";.*", ""))
        .collect(Collectors.joining("; "));
  }

  /**
   * Somebody who has left for the provider.
   *
   * @param away what they were sent away with
   */
  public record Errand(OpenIdServer provider, Api browser, Answer away) {
    /** Signs in with the provider; the address to come back to. */
    public String signIn(String claims) {
      var there = URI.create(away.header("Location"));
      var answer =
          Api.of(there.resolve("/"))
              .with("Content-Type", "application/x-www-form-urlencoded")
              .send(
                  "POST",
                  there.getRawPath().substring(1) + "?" + there.getRawQuery(),
                  StaffBrowser.form(Map.of("username", "somebody", "claims", claims)))
              .with(302);
      return path(answer.header("Location"));
    }

    private static String path(String address) {
      var back = URI.create(address);
      return back.getRawPath() + "?" + back.getRawQuery();
    }

    /** A part of what the provider was asked. */
    public String asked(String name) {
      return parameters(URI.create(away.header("Location"))).getOrDefault(name, "");
    }

    private static Map<String, String> parameters(URI address) {
      var all = new HashMap<String, String>();
      for (var each : address.getQuery().split("&")) {
        all.put(each.replaceFirst("=.*", ""), each.replaceFirst("^[^=]*=", ""));
      }
      return all;
    }
  }

  /** A token as the provider signs them, which has run out an hour ago unless it is fresh. */
  public String token(boolean fresh, Map<String, Object> claims) {
    var all = new HashMap<String, Object>();
    all.put("iss", issuer());
    all.put("sub", "somebody");
    all.put("aud", CLIENT);
    all.putAll(claims);
    return server
        .anyToken(server.issuerUrl(NAME), all, Duration.ofHours(fresh ? 1 : -1))
        .serialize();
  }

  /** Answers the next request of whatever kind so. */
  public void answers(int status, String body) {
    prepared.add(
        new OAuth2HttpResponse(Headers.of("Content-Type", "application/json"), status, body, null));
  }

  /** Comes before what the provider would do by itself. */
  private static final class Prepared implements Route {
    private final Queue<OAuth2HttpResponse> answers = new ConcurrentLinkedQueue<>();

    void add(OAuth2HttpResponse answer) {
      answers.add(answer);
    }

    @Override
    public boolean match(OAuth2HttpRequest request) {
      return !answers.isEmpty();
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
      return answers.remove();
    }
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
