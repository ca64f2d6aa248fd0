package org.talktous.staff.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.oauth2.client.DefaultOpenIdClient;
import io.micronaut.security.oauth2.client.OpenIdClient;
import io.micronaut.security.oauth2.configuration.OauthClientConfigurationProperties;
import io.micronaut.security.oauth2.endpoint.authorization.request.AuthorizationRedirectHandler;
import io.micronaut.security.oauth2.endpoint.authorization.response.DefaultOpenIdAuthorizationResponseHandler;
import io.micronaut.security.oauth2.endpoint.authorization.state.validation.DefaultStateValidator;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdAuthenticationMapper;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdClaims;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.staff.openid.OpenIdCookies.Kept;
import reactor.core.publisher.Mono;

/**
 * The provider that the settings name, and the way there and back: an authorization code with
 * state, nonce and, where the provider knows it, PKCE. There is such a bean only if a provider is
 * set.
 */
@Singleton
@Requires(property = OpenIdSettings.ISSUER, pattern = OpenIdSettings.GIVEN)
public class OpenIdProvider {
  /** The path that redirects to the provider. */
  public static final String BEGIN = "/admin/sign-in/openid";

  /** The redirect URI's path; to be registered with the provider. */
  public static final String RETURN = BEGIN + "/callback";

  static final String NAME = "desk";

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);

  // What a provider says of itself hardly ever changes.
  private static final Duration KNOWN_FOR = Duration.ofHours(1);
  // However many want to sign in meanwhile, a provider that does not answer is asked this often.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final String SUBJECT = "sub";
  private static final String DOMAIN_OWNED = "xms_edov";
  private static final Set<String> TRUE = Set.of("true", "1");

  private final OpenIdSettings settings;
  private final OpenIdCookies cookies;
  private final OpenIdAddresses addresses;
  private final AuthorizationRedirectHandler redirects;
  private final BeanContext beans;
  private final Clock clock;
  private final ProviderRequests requests = new ProviderRequests();

  private final Lock asking = new ReentrantLock();
  private volatile @Nullable OpenIdClient known;
  private volatile Instant askAgain = Instant.MIN;

  OpenIdProvider(
      OpenIdSettings settings,
      OpenIdCookies cookies,
      OpenIdAddresses addresses,
      AuthorizationRedirectHandler redirects,
      BeanContext beans,
      Clock clock) {
    this.settings = settings;
    this.cookies = cookies;
    this.addresses = addresses;
    this.redirects = redirects;
    this.beans = beans;
    this.clock = clock;
  }

  /** What people call it. */
  public String name() {
    return settings.name();
  }

  /**
   * Redirects to the provider.
   *
   * @param next where they want to go when they are back
   */
  public MutableHttpResponse<?> begin(HttpRequest<?> request, String next) {
    var away = Mono.from(client().authorizationRedirect(request)).blockOptional().orElseThrow();
    cookies.keep(away, Kept.NEXT, Base64.getUrlEncoder().encodeToString(next.getBytes(UTF_8)));
    return away.header("Cache-Control", "no-store");
  }

  /** The page that led to the sign-in, from the cookie: untrusted. */
  public Optional<String> next(HttpRequest<?> request) {
    return cookies.find(request, Kept.NEXT).flatMap(OpenIdProvider::decoded);
  }

  private static Optional<String> decoded(String next) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(next), UTF_8));
    } catch (IllegalArgumentException tamperedWith) {
      return Optional.empty();
    }
  }

  /** Forgets the state cookie: the same callback cannot be used twice. */
  public <T> MutableHttpResponse<T> end(MutableHttpResponse<T> response) {
    cookies.forget(response);
    return response;
  }

  /**
   * Whom the ID token names, or a refusal. The token is requested lazily, and only after the state
   * cookie was checked: any page can send its readers' browsers to the callback.
   */
  public Supplier<VerifiedIdentity> verified(HttpRequest<?> request) {
    var said = request.getParameters();
    if (said.contains("error")) {
      throw "access_denied".equals(said.get("error"))
          ? OpenIdRefusal.denied()
          : OpenIdRefusal.failed();
    }
    if (!said.contains("code") || !isErrandOf(request)) {
      throw OpenIdRefusal.failed();
    }
    return () -> identity(request);
  }

  private boolean isErrandOf(HttpRequest<?> request) {
    var left = cookies.find(request, Kept.STATE);
    return left.isPresent() && left.equals(request.getParameters().getFirst("state"));
  }

  private VerifiedIdentity identity(HttpRequest<?> request) {
    return Mono.from(client().onCallback(new QueryAlone(request)))
        .blockOptional()
        .flatMap(AuthenticationResponse::getAuthentication)
        .map(
            signedIn ->
                new VerifiedIdentity(
                    settings.issuer(),
                    signedIn.getName(),
                    String.valueOf(signedIn.getAttributes().get(OpenIdClaims.CLAIMS_EMAIL))))
        .orElseThrow(OpenIdProvider::notBelieved);
  }

  private static OpenIdRefusal notBelieved() {
    LOG.info("Somebody came back from the OpenID provider with what is not to be believed");
    return OpenIdRefusal.failed();
  }

  /**
   * What is known of the provider may be older while it does not answer. Only one waits for it: the
   * others take what there is, or a refusal, instead of a thread each.
   */
  private OpenIdClient client() {
    if (isToBeAsked() && asking.tryLock()) {
      try {
        ask();
      } finally {
        asking.unlock();
      }
    }
    var client = known;
    if (client == null) {
      throw OpenIdRefusal.unreachable();
    }
    return client;
  }

  private boolean isToBeAsked() {
    return !clock.instant().isBefore(askAgain);
  }

  private void ask() {
    if (!isToBeAsked()) {
      return; // another has, just before
    }
    try {
      known = assemble();
      askAgain = clock.instant().plus(KNOWN_FOR);
    } catch (OpenIdRefusal unreachable) {
      // From when it is clear: to find out may have taken longer than the pause.
      askAgain = clock.instant().plus(PAUSE);
    }
  }

  private OpenIdClient assemble() {
    var provider = requests.discover(settings.issuer());
    var us = new OauthClientConfigurationProperties(NAME);
    us.setClientId(settings.clientId());
    us.setClientSecret(settings.clientSecret());
    us.setScopes(List.of("openid", "email"));
    OpenIdAuthenticationMapper mapper =
        (name, tokens, claims, state) ->
            Mono.fromSupplier(
                () -> signedIn(claims, tokens.getAccessToken(), provider.getUserinfoEndpoint()));
    var answers =
        new DefaultOpenIdAuthorizationResponseHandler<>(
            new IdTokens(requests),
            mapper,
            requests,
            addresses,
            new DefaultStateValidator(cookies),
            cookies);
    return new DefaultOpenIdClient(us, () -> provider, mapper, redirects, answers, beans, null);
  }

  /** The address stands in the ID token, else where the provider tells of people. */
  private AuthenticationResponse signedIn(
      OpenIdClaims token, @Nullable String accessToken, @Nullable String userInfo) {
    if (token.getEmail() != null) {
      return signedIn(token.getSubject(), token::get);
    }
    var told = requests.userInfo(userInfo, accessToken);
    if (!told.isEmpty() && !token.getSubject().equals(told.get(SUBJECT))) {
      LOG.warn("The OpenID provider tells of another person than the ID token names");
      throw OpenIdRefusal.failed();
    }
    return signedIn(token.getSubject(), told::get);
  }

  private AuthenticationResponse signedIn(
      String subject, Function<String, @Nullable Object> claims) {
    if (!(claims.apply(OpenIdClaims.CLAIMS_EMAIL) instanceof String email)) {
      LOG.warn(
          "Neither the ID token nor the userinfo endpoint of the OpenID provider has a claim email:"
              + " map it there");
      throw OpenIdRefusal.unverified();
    }
    if (!settings.isEmailTrusted() && !isVerified(claims)) {
      LOG.warn(
          "The OpenID provider gives no claim email_verified that is true: map it there, or set"
              + " TALK_OIDC_TRUST_EMAIL if nobody can choose their address there");
      throw OpenIdRefusal.unverified();
    }
    return AuthenticationResponse.success(subject, Map.of(OpenIdClaims.CLAIMS_EMAIL, email));
  }

  /**
   * Entra ID has no {@code email_verified}; its optional claim {@code xms_edov} tells that the
   * domain of the address belongs to the tenant. Some providers write the values as texts.
   */
  private static boolean isVerified(Function<String, @Nullable Object> claims) {
    var verified = claims.apply(OpenIdClaims.CLAIMS_EMAIL_VERIFIED);
    var told = verified == null ? claims.apply(DOMAIN_OWNED) : verified;
    return TRUE.contains(String.valueOf(told).toLowerCase(Locale.ROOT));
  }

  /** The request as a GET is: what else was sent along does not count. */
  private static final class QueryAlone extends HttpRequestWrapper<Map<String, Object>> {
    @SuppressWarnings("unchecked")
    QueryAlone(HttpRequest<?> request) {
      super((HttpRequest<Map<String, Object>>) request);
    }

    @Override
    public Optional<Map<String, Object>> getBody() {
      return Optional.empty();
    }
  }
}
