package org.talktous.staff.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.security.oauth2.client.DefaultOpenIdProviderMetadata;
import io.micronaut.security.oauth2.configuration.OauthClientConfiguration;
import io.micronaut.security.oauth2.endpoint.AuthenticationMethods;
import io.micronaut.security.oauth2.endpoint.SecureEndpoint;
import io.micronaut.security.oauth2.endpoint.token.request.TokenEndpointClient;
import io.micronaut.security.oauth2.endpoint.token.request.context.TokenRequestContext;
import io.micronaut.security.oauth2.endpoint.token.response.TokenResponse;
import io.micronaut.security.token.jwt.signature.jwks.JwksClient;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What is asked of the provider itself: what it can do, a token for a code, its keys. Other than
 * what is sent to us, its answers may hold more than is known here. Nothing personal of them is
 * logged.
 */
final class ProviderRequests implements TokenEndpointClient, JwksClient {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderRequests.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long LONGEST_ANSWER = 1 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();

  /** What the provider says of itself (OpenID Connect Discovery 1.0, section 4). */
  DefaultOpenIdProviderMetadata discover(String issuer) {
    var said =
        read(
            get(issuer + "/.well-known/openid-configuration"), DefaultOpenIdProviderMetadata.class);
    if (!issuer.equals(String.valueOf(said.getIssuer()).replaceFirst("/+$", ""))) {
      LOG.warn("TALK_OIDC_ISSUER is {}, but the provider there goes by another name", issuer);
      throw OpenIdRefusal.unreachable();
    }
    mustBeSafe("authorization_endpoint", said.getAuthorizationEndpoint());
    mustBeSafe("token_endpoint", said.getTokenEndpoint());
    mustBeSafe("jwks_uri", said.getJwksUri());
    return said;
  }

  /** Our secret, people's codes and the keys to believe go there, or come from there. */
  private static void mustBeSafe(String member, @Nullable String address) {
    if (!OpenIdSettings.isSafe(address)) {
      LOG.warn("The OpenID provider names no {} that begins with https", member);
      throw OpenIdRefusal.unreachable();
    }
  }

  @Override
  public Publisher<String> load(@Nullable String provider, String url) {
    return Mono.fromSupplier(() -> get(url));
  }

  @Override
  public <G, R extends TokenResponse> Publisher<R> sendRequest(TokenRequestContext<G, R> context) {
    return Mono.fromSupplier(() -> token(context));
  }

  private <G, R extends TokenResponse> R token(TokenRequestContext<G, R> context) {
    var form = new HashMap<String, String>();
    if (context.getGrant() instanceof Map<?, ?> grant) {
      grant.forEach((name, value) -> form.put(name.toString(), value.toString()));
    }
    var endpoint = context.getEndpoint();
    var request =
        HttpRequest.newBuilder(URI.create(endpoint.getUrl()))
            .header("Content-Type", "application/x-www-form-urlencoded");
    authenticate(request, form, endpoint, context.getClientConfiguration());
    var answer = send(request.POST(HttpRequest.BodyPublishers.ofString(written(form))));
    if (answer.statusCode() != 200) {
      throw refused(answer);
    }
    return read(answer.body(), context.getResponseType().getType());
  }

  /**
   * What the provider tells of a person (OpenID Connect Core 1.0, section 5.3); nothing if it has
   * no such endpoint, or refuses.
   */
  Map<String, Object> userInfo(@Nullable String endpoint, @Nullable String accessToken) {
    if (accessToken == null || !OpenIdSettings.isSafe(endpoint)) {
      return Map.of();
    }
    var answer =
        send(
            HttpRequest.newBuilder(URI.create(String.valueOf(endpoint)))
                .header("Authorization", "Bearer " + accessToken));
    if (answer.statusCode() != 200) {
      LOG.warn("The userinfo endpoint of the OpenID provider answers {}", answer.statusCode());
      return Map.of();
    }
    return JSON.convertValue(read(answer.body(), ObjectNode.class), MEMBERS);
  }

  /** Says who we are, as RFC 6749 section 2.3.1 has it. */
  private static void authenticate(
      HttpRequest.Builder request,
      Map<String, String> form,
      SecureEndpoint endpoint,
      OauthClientConfiguration us) {
    var ways = endpoint.getAuthenticationMethodsSupported();
    var secret = String.valueOf(us.getClientSecret());
    if (ways == null || ways.contains(AuthenticationMethods.CLIENT_SECRET_BASIC)) {
      var both = encoded(us.getClientId()) + ":" + encoded(secret);
      request.header(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
    } else {
      form.put("client_id", us.getClientId());
      form.put("client_secret", secret);
    }
  }

  private static OpenIdRefusal refused(HttpResponse<String> answer) {
    if (answer.statusCode() >= 500) {
      LOG.warn("The OpenID provider answers {} when asked for a token", answer.statusCode());
      return OpenIdRefusal.unreachable();
    }
    var why = read(answer.body(), JsonNode.class).path("error").asText("");
    LOG.warn("The OpenID provider gives no token: {} {}", answer.statusCode(), loggable(why));
    return OpenIdRefusal.failed();
  }

  /** Codes are words (RFC 6749, section 5.2); anything else may hold personal data. */
  private static String loggable(String code) {
    return code.matches("[a-z_]{1,60}") ? code : "for a reason that is none of the known kind";
  }

  private String get(String url) {
    var answer = send(HttpRequest.newBuilder(URI.create(url)));
    if (answer.statusCode() != 200) {
      LOG.warn("{} answers {}", url, answer.statusCode());
      throw OpenIdRefusal.unreachable();
    }
    return answer.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder asked) {
    var request = asked.header("Accept", "application/json").timeout(TIMEOUT).build();
    var answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    try {
      return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{} does not answer: {}", request.uri(), reason(e));
      throw OpenIdRefusal.unreachable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OpenIdRefusal.unreachable();
    } finally {
      answer.cancel(true);
    }
  }

  private static String reason(Exception thrown) {
    var cause = thrown.getCause();
    return (cause == null ? thrown : cause).getClass().getSimpleName();
  }

  private static <T> T read(String body, Class<T> type) {
    try {
      var read = JSON.readValue(body, type);
      if (read != null) {
        return read;
      }
    } catch (JsonProcessingException notJson) {
      // said below; what it was may be a token
    }
    LOG.warn("The OpenID provider sends no {}", type.getSimpleName());
    throw OpenIdRefusal.unreachable();
  }

  private static String written(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
