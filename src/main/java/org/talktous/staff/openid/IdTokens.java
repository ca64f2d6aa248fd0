package org.talktous.staff.openid;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.oauth2.client.OpenIdProviderMetadata;
import io.micronaut.security.oauth2.configuration.OauthClientConfiguration;
import io.micronaut.security.oauth2.endpoint.token.response.JWTOpenIdClaims;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdTokenResponse;
import io.micronaut.security.oauth2.endpoint.token.response.validation.AudienceClaimValidator;
import io.micronaut.security.oauth2.endpoint.token.response.validation.AuthorizedPartyClaimValidator;
import io.micronaut.security.oauth2.endpoint.token.response.validation.IssuerClaimValidator;
import io.micronaut.security.oauth2.endpoint.token.response.validation.NonceClaimValidator;
import io.micronaut.security.oauth2.endpoint.token.response.validation.OpenIdClaimsValidator;
import io.micronaut.security.oauth2.endpoint.token.response.validation.ReactiveOpenIdTokenResponseValidator;
import io.micronaut.security.token.jwt.nimbus.ReactiveJwksSignature;
import io.micronaut.security.token.jwt.signature.jwks.DefaultJwkSetFetcher;
import io.micronaut.security.token.jwt.signature.jwks.DefaultJwkValidator;
import io.micronaut.security.token.jwt.signature.jwks.JwksSignatureConfigurationProperties;
import io.micronaut.security.token.jwt.validator.ExpirationJwtClaimsValidator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.talktous.web.constraint.Characters;
import reactor.core.publisher.Mono;

/**
 * Tells whether an ID token is the provider's, is meant for us, still holds and answers what this
 * browser has asked (OpenID Connect Core 1.0, section 3.1.3.7). The provider's keys are known here
 * alone, so that its tokens open nothing of ours; nor do ours pass for the provider's.
 */
final class IdTokens implements ReactiveOpenIdTokenResponseValidator<JWT> {
  private static final List<OpenIdClaimsValidator> RULES =
      List.of(
          new IssuerClaimValidator(),
          new AudienceClaimValidator(),
          new AuthorizedPartyClaimValidator());

  // By which the provider's clock may be ahead of this machine's.
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
  // OpenID Connect Core 1.0, section 2.
  private static final int LONGEST_SUBJECT = 255;

  private final NonceClaimValidator nonces = new NonceClaimValidator();
  private final ExpirationJwtClaimsValidator<HttpRequest<?>> times =
      new ExpirationJwtClaimsValidator<>();
  private final ProviderRequests requests;

  IdTokens(ProviderRequests requests) {
    this.requests = requests;
  }

  @Override
  public Publisher<JWT> validate(
      OauthClientConfiguration us,
      OpenIdProviderMetadata provider,
      OpenIdTokenResponse answer,
      @Nullable String nonce) {
    return Mono.justOrEmpty(parsed(answer.getIdToken()))
        .filterWhen(token -> keys(provider).verify(token))
        .filter(token -> nonce != null && isForUs(token, us, provider, nonce))
        .cast(JWT.class);
  }

  /** One without a signature is none. */
  private static Optional<SignedJWT> parsed(@Nullable String token) {
    try {
      return token != null && JWTParser.parse(token) instanceof SignedJWT signed
          ? Optional.of(signed)
          : Optional.empty();
    } catch (ParseException noToken) {
      return Optional.empty();
    }
  }

  /** Fetched anew each time: providers change them, and people seldom sign in. */
  private ReactiveJwksSignature keys(OpenIdProviderMetadata provider) {
    var settings = new JwksSignatureConfigurationProperties(OpenIdProvider.NAME);
    settings.setUrl(String.valueOf(provider.getJwksUri()));
    return new ReactiveJwksSignature(
        settings, new DefaultJwkValidator(), new DefaultJwkSetFetcher(requests));
  }

  /**
   * Whether it says until when it holds and when it was issued, and not that it holds only later.
   * By the machine's clock, as the framework's own check of {@code exp} goes.
   */
  private static boolean isInTime(JWTClaimsSet claims) {
    var latest = Date.from(Instant.now().plus(CLOCKS_DIFFER));
    return claims.getExpirationTime() != null
        && claims.getIssueTime() != null
        && !claims.getIssueTime().after(latest)
        && (claims.getNotBeforeTime() == null || !claims.getNotBeforeTime().after(latest));
  }

  private static boolean isNamed(@Nullable String subject) {
    return subject != null
        && !subject.isBlank()
        && subject.length() <= LONGEST_SUBJECT
        && Characters.areOneLine(subject);
  }

  private boolean isForUs(
      SignedJWT token, OauthClientConfiguration us, OpenIdProviderMetadata provider, String nonce) {
    try {
      var claims = new JWTOpenIdClaims(token.getJWTClaimsSet());
      return isInTime(token.getJWTClaimsSet())
          && times.validate(claims, null)
          && isNamed(token.getJWTClaimsSet().getSubject())
          && RULES.stream().allMatch(rule -> rule.validate(claims, us, provider))
          && nonces.validate(claims, us, provider, nonce);
    } catch (ParseException noClaims) {
      return false;
    }
  }
}
