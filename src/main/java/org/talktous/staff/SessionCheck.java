package org.talktous.staff;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;

/**
 * Ends sessions at once: a token is signed for hours, so whether its account still stands, and
 * whether its sessions were ended meanwhile, is asked at every request of staff.
 */
@ServerFilter({"/admin/**", "/api/v1/admin/**"})
class SessionCheck implements Ordered {
  private final Sessions sessions;

  SessionCheck(Sessions sessions) {
    this.sessions = sessions;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void check(HttpRequest<?> request) {
    var signedIn = request.getUserPrincipal(Authentication.class);
    if (signedIn.isPresent() && !sessions.holds(signedIn.get())) {
      throw new AuthorizationException(null);
    }
  }

  /** After it is known who asks. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }
}
