package org.talktous.staff.openid;

import jakarta.inject.Singleton;
import org.talktous.base.setting.ConnectionCheck;

/** Reads what the provider says of itself, as a sign-in does first. */
@Singleton
class OpenIdCheck implements ConnectionCheck {
  private static final String SUBJECT = "openid";

  private final OpenIdSettings settings;

  OpenIdCheck(OpenIdSettings settings) {
    this.settings = settings;
  }

  @Override
  public String subject() {
    return SUBJECT;
  }

  @Override
  public Finding find() {
    if (settings.issuer().isEmpty()) {
      return Finding.good(SUBJECT, "no TALK_OIDC_ISSUER: staff sign in with passwords");
    }
    try {
      new ProviderRequests().discover(settings.issuer());
      return Finding.good(SUBJECT, "the provider answers");
    } catch (OpenIdRefusal e) {
      return Finding.bad(SUBJECT, "TALK_OIDC_ISSUER names no provider that can be used");
    }
  }
}
