package org.talktous.staff;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.generator.TokenGenerator;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import io.micronaut.transaction.annotation.Transactional;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.talktous.base.security.Network;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;
import org.talktous.base.security.Secrets;
import org.talktous.base.security.SignInBackoff;
import org.talktous.base.security.StaffMember;
import org.talktous.base.security.TooManyRequests;
import org.talktous.staff.device.KnownPlaces;
import org.talktous.staff.device.SignInPlace;
import org.talktous.staff.openid.VerifiedIdentity;
import org.talktous.web.constraint.FoldedEmail;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** Signs staff in: a password for a token that any replica accepts. */
@Singleton
public class Sessions {
  public static final Duration LASTS = Duration.ofHours(8);

  private static final RateLimit WRONG_SIGN_INS_BY_ADDRESS =
      new RateLimit("wrong sign-ins by address", 50, Duration.ofMinutes(10));
  private static final RateLimit WRONG_SIGN_INS_BY_ACCOUNT =
      new RateLimit("wrong sign-ins by account", 200, Duration.ofMinutes(10));
  private static final RateLimit WRONG_SIGN_INS_BY_KNOWN_PLACE =
      new RateLimit("wrong sign-ins by known place", 10, Duration.ofHours(1));
  private static final RateLimit OPENID_RETURNS_BY_ADDRESS =
      new RateLimit("openid returns by address", 50, Duration.ofMinutes(10));

  private final StaffRepository staff;
  private final Passwords passwords;
  private final KnownPlaces places;
  private final TokenGenerator tokens;
  private final RateLimits limits;
  private final SignInBackoff delays;
  private final SignInMetrics metrics;
  private final Clock clock;

  Sessions(
      StaffRepository staff,
      Passwords passwords,
      KnownPlaces places,
      TokenGenerator tokens,
      RateLimits limits,
      SignInBackoff delays,
      SignInMetrics metrics,
      Clock clock) {
    this.staff = staff;
    this.passwords = passwords;
    this.places = places;
    this.tokens = tokens;
    this.limits = limits;
    this.delays = delays;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** A signed-in session: its bearer token, and when that ends. */
  @Introspected
  @Schema(name = "Session")
  public record Session(String accessToken, Instant expiresAt) {}

  /** A session, and the account whose it is. */
  public record SignedIn(UUID account, Session session) {}

  /**
   * Opens a session for an e-mail address and a password. Only failures stay counted: by network,
   * and by account. Where an account has signed in before it has tries of its own, so that the
   * guesses of others do not keep its owner out.
   */
  public SignedIn open(String email, String password, SignInPlace place) {
    return metrics.counted("password", () -> opened(email, password, place));
  }

  private SignedIn opened(String email, String password, SignInPlace place) {
    if (!Staff.canBeAddress(email)) {
      // Cannot be an account, and must not be remembered: it would fill the memory of the limits.
      limits.count(WRONG_SIGN_INS_BY_ADDRESS, place.network());
      throw new WrongCredentials();
    }
    var account = staff.findByEmail(email);
    var own =
        account
            .flatMap(
                found -> places.known(found.id(), place).map(known -> found.id() + " " + known))
            // Counted before the password is looked at: parallel guesses would all be let through.
            .filter(known -> limits.passes(WRONG_SIGN_INS_BY_KNOWN_PLACE, known));
    var signedIn =
        own.isPresent()
            ? knownPlace(account, password, own.get())
            : anyPlace(account, email, password, place.network());
    return signedIn(signedIn.orElseThrow(WrongCredentials::new), place);
  }

  private SignedIn signedIn(Staff account, SignInPlace place) {
    places.remember(account.id(), place);
    return new SignedIn(account.id(), session(account));
  }

  private Optional<Staff> knownPlace(Optional<Staff> account, String password, String place) {
    return countedIfWrong(
        () -> limits.giveBack(WRONG_SIGN_INS_BY_KNOWN_PLACE, place),
        () -> matching(account, password));
  }

  private Optional<Staff> anyPlace(
      Optional<Staff> account, String email, String password, Network network) {
    var folded = FoldedEmail.of(email);
    limits.count(WRONG_SIGN_INS_BY_ADDRESS, network);
    return countedIfWrong(
        () -> limits.giveBack(WRONG_SIGN_INS_BY_ADDRESS, network),
        () ->
            delays.inTurn(
                network + " " + folded, () -> countedByAccount(account, folded, password)));
  }

  private Optional<Staff> countedByAccount(
      Optional<Staff> account, String folded, String password) {
    limits.count(WRONG_SIGN_INS_BY_ACCOUNT, folded);
    return countedIfWrong(
        () -> limits.giveBack(WRONG_SIGN_INS_BY_ACCOUNT, folded),
        () -> matching(account, password));
  }

  /**
   * Leaves a try counted that was wrong or one too many; takes it back if it was right, or if the
   * password was not checked, as the compute pool was full or the database away.
   */
  private static Optional<Staff> countedIfWrong(
      Runnable giveBack, Supplier<Optional<Staff>> attempt) {
    Optional<Staff> right;
    try {
      right = attempt.get();
    } catch (TooManyRequests oneTooMany) {
      throw oneTooMany;
    } catch (RuntimeException unanswered) {
      giveBack.run();
      throw unanswered;
    }
    if (right.isPresent()) {
      giveBack.run();
    }
    return right;
  }

  private Optional<Staff> matching(Optional<Staff> account, String password) {
    return passwords.match(password, account) ? account : Optional.empty();
  }

  /**
   * Opens a session for whom an identity provider vouches. An attempt counts until it succeeds,
   * against a limit of its own: using it up must not block passwords.
   */
  public SignedIn open(Supplier<VerifiedIdentity> verified, SignInPlace place) {
    return metrics.counted("openid", () -> opened(verified, place));
  }

  private SignedIn opened(Supplier<VerifiedIdentity> verified, SignInPlace place) {
    limits.count(OPENID_RETURNS_BY_ADDRESS, place.network());
    var account = account(verified.get());
    limits.giveBack(OPENID_RETURNS_BY_ADDRESS, place.network());
    return signedIn(account, place);
  }

  /**
   * The account of an issuer's subject; at their first sign-in the one with their address, which
   * from then on is that subject's alone (OpenID Connect Core 1.0, section 5.7: an address may be
   * given to another person).
   */
  private Staff account(VerifiedIdentity identity) {
    return known(identity)
        .or(
            () ->
                Optional.of(identity.email())
                    .filter(Staff::canBeAddress)
                    .flatMap(staff::findByEmail)
                    .filter(found -> found.isAt(identity.email()))
                    .flatMap(found -> linked(found, identity)))
        .orElseThrow(StaffRefusal::noAccount);
  }

  private Optional<Staff> known(VerifiedIdentity identity) {
    return staff.findByIdentity(identity.issuer(), identity.subject());
  }

  /** Nothing if the account is another subject's; read back, as they may sign in twice at once. */
  private Optional<Staff> linked(Staff account, VerifiedIdentity identity) {
    staff.link(identity.issuer(), identity.subject(), account.id(), clock.instant());
    return known(identity).filter(found -> found.id().equals(account.id()));
  }

  /** Opens a session for an account that was authenticated by other means. */
  Session session(Staff account) {
    var signedIn = account.member().authentication(account.generation(), UUID.randomUUID());
    return new Session(
        tokens.generateToken(signedIn, Math.toIntExact(LASTS.toSeconds())).orElseThrow(),
        clock.instant().plus(LASTS));
  }

  /** Whether the session of a token is still valid. */
  boolean holds(Authentication signedIn) {
    return staff.holds(
        UUID.fromString(signedIn.getName()),
        StaffMember.generation(signedIn),
        StaffMember.session(signedIn).map(UUID::toString).orElse(null));
  }

  /** Ends the session of a token, which no replica accepts any more; the account's others go on. */
  @Transactional
  public void end(Authentication signedIn) {
    var now = clock.instant();
    staff.forgetEndedSessions(now);
    StaffMember.session(signedIn).ifPresent(session -> staff.endSession(session, now.plus(LASTS)));
  }

  private static final class WrongCredentials extends Refusal {
    private static final long serialVersionUID = 1L;

    WrongCredentials() {
      super(
          new ProblemType(
              "wrong-credentials", ProblemType.UNAUTHORIZED.status(), "Wrong credentials"),
          "E-mail and password do not match.");
    }
  }

  /** Counts sign-ins by way and by how they ended; each is there from the start, at zero. */
  @Context
  static class SignInMetrics {
    private static final List<String> WAYS = List.of("password", "openid");

    private final MeterRegistry meters;

    SignInMetrics(MeterRegistry meters) {
      this.meters = meters;
      WAYS.forEach(
          way -> List.of("opened", "refused", "limited").forEach(result -> counter(way, result)));
    }

    private Counter counter(String way, String result) {
      return meters.counter("talktous.sign.ins", "way", way, "result", result);
    }

    SignedIn counted(String way, Supplier<SignedIn> opening) {
      try {
        var signedIn = opening.get();
        counter(way, "opened").increment();
        return signedIn;
      } catch (TooManyRequests e) {
        counter(way, "limited").increment();
        throw e;
      } catch (Refusal e) {
        counter(way, "refused").increment();
        throw e;
      }
    }
  }

  /**
   * Reads the key at start. The security filter, which needs it, is created by the first request:
   * one that came while the database was away would be answered with 500.
   */
  @Singleton
  static class KeyAtStart {
    private final BeanProvider<SignatureGeneratorConfiguration> key;

    KeyAtStart(BeanProvider<SignatureGeneratorConfiguration> key) {
      this.key = key;
    }

    @EventListener
    void on(ServerStartupEvent started) {
      key.get();
    }
  }

  /** Signs tokens with a key that every replica derives alike. */
  @Factory
  static class Signature {
    @Singleton
    @Named("generator")
    SignatureGeneratorConfiguration signature(Secrets secrets) {
      return signature("generator", secrets.keys("sessions").current());
    }

    /** Tokens that were signed before the secret was replaced hold until they run out. */
    @Singleton
    @Named("previous")
    @Requires(property = "talk.link-secret-previous", notEquals = "")
    SignatureConfiguration previous(Secrets secrets) {
      return signature("previous", secrets.keys("sessions").others().getFirst());
    }

    private static SecretSignature signature(String name, byte[] key) {
      var settings = new SecretSignatureConfiguration(name);
      settings.setBase64(true);
      settings.setSecret(Base64.getEncoder().encodeToString(key));
      return new SecretSignature(settings);
    }
  }
}
