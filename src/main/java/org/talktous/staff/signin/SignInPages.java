package org.talktous.staff.signin;

import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.talktous.staff.openid.OpenIdProvider;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.Refusal;

/** Shows the sign-in with the ways in that there are. */
@Singleton
class SignInPages {
  private final Pages pages;
  private final @Nullable String provider;

  SignInPages(Pages pages, @Nullable OpenIdProvider provider) {
    this.pages = pages;
    this.provider = provider == null ? null : provider.name();
  }

  MutableHttpResponse<byte[]> empty(Visitor visitor, @Nullable String next, @Nullable String said) {
    return pages.show(visitor, "staff/signin/signIn", SignInPage.empty(next, said, provider));
  }

  MutableHttpResponse<byte[]> refused(Visitor visitor, String email, String next, Refusal refusal) {
    var page = SignInPage.refused(email, next, refusal, visitor.messages(), provider);
    return refusal.onto(pages.show(refusal.type().status(), visitor, "staff/signin/signIn", page));
  }
}
