package org.talktous.staff.openid;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.InvalidSetting;

/**
 * The provider whose word is taken: {@code TALK_OIDC_ISSUER}, without which there is none, what it
 * knows us by, {@code TALK_OIDC_CLIENT_ID} and {@code TALK_OIDC_CLIENT_SECRET}, and what people
 * call it, {@code TALK_OIDC_NAME}; and whether its word counts for an address that it has not
 * verified, {@code TALK_OIDC_TRUST_EMAIL}.
 */
@Context
class OpenIdSettings {
  static final String ISSUER = "talk.oidc.issuer";

  /** What an issuer that is set looks like. */
  static final String GIVEN = "(?s).*\\S.*";

  private static final int LONGEST_NAME = 60;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String issuer;
  private final String clientId;
  private final String clientSecret;
  private final String name;
  private final boolean emailTrusted;

  OpenIdSettings(
      @Property(name = ISSUER) String issuer,
      @Property(name = "talk.oidc.client-id") String clientId,
      @Property(name = "talk.oidc.client-secret") String clientSecret,
      @Property(name = "talk.oidc.name") String name,
      @Property(name = "talk.oidc.trust-email") String trustEmail) {
    this.issuer = issuer.strip().replaceFirst("/+$", "");
    this.clientId = clientId.strip();
    this.clientSecret = clientSecret.strip();
    this.name = name.strip();
    this.emailTrusted = isTrusted(trustEmail.strip());
    check();
  }

  private static boolean isTrusted(String trustEmail) {
    return switch (trustEmail) {
      case "true" -> true;
      case "false", "" -> false;
      default -> throw new InvalidSetting("TALK_OIDC_TRUST_EMAIL", "must be true or false");
    };
  }

  private void check() {
    var given =
        Map.of(
            "TALK_OIDC_ISSUER", issuer,
            "TALK_OIDC_CLIENT_ID", clientId,
            "TALK_OIDC_CLIENT_SECRET", clientSecret);
    if (given.values().stream().allMatch(String::isEmpty) && name.isEmpty()) {
      return;
    }
    given.keySet().stream()
        .sorted()
        .filter(each -> String.valueOf(given.get(each)).isEmpty())
        .findFirst()
        .ifPresent(OpenIdSettings::isMissing);
    if (!isIssuer(issuer)) {
      throw new InvalidSetting(
          "TALK_OIDC_ISSUER",
          "must be an https address such as https://login.example.org, not " + issuer);
    }
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidSetting(
          "TALK_OIDC_NAME", "must be a name of at most " + LONGEST_NAME + " characters");
    }
  }

  private static void isMissing(String name) {
    throw new InvalidSetting(
        name,
        "is missing: TALK_OIDC_ISSUER, TALK_OIDC_CLIENT_ID and TALK_OIDC_CLIENT_SECRET are set"
            + " together or not at all");
  }

  /** OpenID Connect Discovery 1.0, section 3; without TLS only to try things out. */
  private static boolean isIssuer(String given) {
    return isSafe(given) && URI.create(given).getQuery() == null;
  }

  /** Whether secrets may be sent to an address. */
  static boolean isSafe(@Nullable String address) {
    if (address == null) {
      return false;
    }
    try {
      var url = URI.create(address);
      return url.getHost() != null
          && url.getUserInfo() == null
          && url.getFragment() == null
          && isSafe(url.getScheme(), url.getHost());
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static boolean isSafe(@Nullable String scheme, String host) {
    return "https".equals(scheme) || ("http".equals(scheme) && THIS_MACHINE.contains(host));
  }

  /** The address that the provider goes by, without a slash at its end. */
  String issuer() {
    return issuer;
  }

  String clientId() {
    return clientId;
  }

  String clientSecret() {
    return clientSecret;
  }

  /** Whether an address counts that the provider does not say it has verified. */
  boolean isEmailTrusted() {
    return emailTrusted;
  }

  /** What the button says. */
  String name() {
    return name.isEmpty() ? URI.create(issuer).getHost() : name;
  }
}
