package org.talktous.staff.signin;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.talktous.base.security.SessionCookie;
import org.talktous.web.page.Address;

/** Redirects requests for desk pages without a session to the sign-in, and back. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class SignInRedirect
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
  private final ErrorResponseProcessor<?> bodies;
  private final SessionCookie cookie;

  SignInRedirect(ErrorResponseProcessor<?> bodies, SessionCookie cookie) {
    this.bodies = bodies;
    this.cookie = cookie;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
    if (!refused.isForbidden() && isPage(request)) {
      // A session that has ended would be refused at the sign-in too, again and again.
      return HttpResponse.seeOther(URI.create(signIn(request).toString()))
          .cookie(cookie.forgotten());
    }
    return bodies.processResponse(
        ErrorContext.builder(request).cause(refused).build(),
        HttpResponse.status(
            refused.isForbidden() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED));
  }

  private static boolean isPage(HttpRequest<?> request) {
    return request.getPath().equals("/admin") || request.getPath().startsWith("/admin/");
  }

  private static Address signIn(HttpRequest<?> request) {
    // What a form was sending is not sent again: its page is opened anew.
    var here = request.getMethod() == HttpMethod.GET ? request.getUri().toString() : "/admin";
    return new Address("/admin/sign-in", here.equals("/admin") ? Map.of() : Map.of("next", here));
  }
}
