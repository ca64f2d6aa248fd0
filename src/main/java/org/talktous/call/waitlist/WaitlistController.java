package org.talktous.call.waitlist;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.talktous.web.problem.ReaderApi;

/** The wait list, as readers' programs join and leave it. */
@Controller("/api/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReaderApi
class WaitlistController {
  private final Waitlist waitlist;
  private final WaitlistLinks links;
  private final WaitlistLimits limits;

  WaitlistController(Waitlist waitlist, WaitlistLinks links, WaitlistLimits limits) {
    this.waitlist = waitlist;
    this.links = links;
    this.limits = limits;
  }

  /**
   * Waits for a free time: one mail when one opens, with a link to book it. Saying it twice is
   * fine; whoever was told waits again.
   */
  @Post("/articles/{slug}/waitlist")
  @Status(HttpStatus.ACCEPTED)
  void joinWaitlist(
      HttpRequest<?> request, String slug, @Body @Valid @NotNull JoinWaitlist reader) {
    limits.count(request, reader.email());
    waitlist.join(slug, reader);
  }

  /** Leaves the wait list, whose address is forgotten; saying it twice is fine. */
  @Delete("/waitlist/{token}")
  @Status(HttpStatus.NO_CONTENT)
  void leaveWaitlist(String token) {
    waitlist.leave(links.open(token));
  }
}
