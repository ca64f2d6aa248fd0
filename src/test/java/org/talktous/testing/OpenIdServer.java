package org.talktous.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider on this machine, who believes everybody what they say of themselves.
 */
public final class OpenIdServer implements AutoCloseable {
  public static final String CLIENT = "talk-to-us";

  private static final String NAME = "desk";
  private static final Pattern EMAIL = Pattern.compile("\"email\": \"([^\"]+)\"");

  private final Prepared prepared = new Prepared();
  private final KeyProvider keys = new KeyProvider();
  private final MockOAuth2Server server =
      new MockOAuth2Server(
          new OAuth2Config(true, null, null, false, new OAuth2TokenProvider(keys)), prepared);

  private @Nullable RSAKey rotated;

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
                  StaffBrowser.form(Map.of("username", subject(claims), "claims", claims)))
              .with(302);
      return path(answer.header("Location"));
    }

    /** People are known there by the addresses they claim. */
    private static String subject(String claims) {
      var email = EMAIL.matcher(claims);
      return email.find() ? email.group(1).toLowerCase(Locale.ROOT) : "somebody";
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
    return token(fresh, claims, "");
  }

  /** The same without a claim that providers usually make. */
  public String token(boolean fresh, Map<String, Object> claims, String leftOut) {
    var now = Instant.now();
    var all =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .subject(String.valueOf(claims.getOrDefault("email", "somebody")))
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofHours(fresh ? 1 : -1))));
    claims.forEach(all::claim);
    if (!leftOut.isEmpty()) {
      all.claim(leftOut, null);
    }
    return signed(all.build());
  }

  /** Signs with another key from now on, until {@link #restoreKey}. */
  public void rotateKey() {
    try {
      rotated = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public void restoreKey() {
    rotated = null;
  }

  /** Answers the next request with the key that it signs with. */
  public void answersKey() {
    answers(200, new JWKSet(key().toPublicJWK()).toString());
  }

  private RSAKey key() {
    var other = rotated;
    return other == null ? keys.signingKey(NAME).toRSAKey() : other;
  }

  private String signed(JWTClaimsSet claims) {
    try {
      var key = key();
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .keyID(key.getKeyID())
              .type(JOSEObjectType.JWT)
              .build();
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
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
