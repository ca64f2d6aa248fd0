package org.talktous.staff.openid;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** Why a sign-in with the provider failed. */
final class OpenIdRefusal extends Refusal {
  private static final long serialVersionUID = 1L;

  private OpenIdRefusal(String name, HttpStatus status, String title, String detail) {
    super(new ProblemType(name, status, title), detail);
  }

  /** The provider does not answer, or not with anything that makes sense. */
  static OpenIdRefusal unreachable() {
    return new OpenIdRefusal(
        "openid-unreachable",
        HttpStatus.SERVICE_UNAVAILABLE,
        "The provider does not answer",
        "Signing in with it is not possible now.");
  }

  /** They, or the provider, did not want it. */
  static OpenIdRefusal denied() {
    return new OpenIdRefusal(
        "openid-denied",
        HttpStatus.FORBIDDEN,
        "The provider did not let anybody in",
        "It was not agreed to.");
  }

  /** The state belongs to another browser, has expired or was tampered with. */
  static OpenIdRefusal failed() {
    return new OpenIdRefusal(
        "openid-failed",
        HttpStatus.BAD_REQUEST,
        "Signing in with the provider did not work",
        "Begin again at the sign-in.");
  }

  /** The provider does not vouch for an e-mail address: a claim is missing or false. */
  static OpenIdRefusal unverified() {
    return new OpenIdRefusal(
        "openid-unverified",
        HttpStatus.FORBIDDEN,
        "The provider has not verified the e-mail address",
        "The ID token needs the claims email and email_verified (true), or from Entra ID xms_edov;"
            + " the provider maps them.");
  }
}
