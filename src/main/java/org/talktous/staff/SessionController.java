package org.talktous.staff;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.talktous.staff.device.KnownPlaces;
import org.talktous.web.constraint.SingleLine;
import org.talktous.web.problem.AnswersProblems;

/** Signs staff in. */
@Controller("/api/v1/sessions")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "Staff")
class SessionController {
  private final Sessions sessions;
  private final KnownPlaces places;

  SessionController(Sessions sessions, KnownPlaces places) {
    this.sessions = sessions;
    this.places = places;
  }

  /** Gives a bearer token for an e-mail address and a password. */
  @Post
  @Status(HttpStatus.CREATED)
  Sessions.Session openSession(
      HttpRequest<?> request, @Body @Valid @NotNull Credentials credentials) {
    return sessions.open(credentials.email(), credentials.password(), places.of(request)).session();
  }

  /** Ends the session whose token is sent: signs out. The account's other sessions go on. */
  @Delete
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @SecurityRequirement(name = "bearer")
  @Status(HttpStatus.NO_CONTENT)
  void endSession(Authentication signedIn) {
    sessions.end(signedIn);
  }

  @Introspected
  @Schema(name = "Credentials")
  record Credentials(
      @NotBlank @Size(max = 254) @SingleLine String email,
      @NotBlank @Size(max = 200) String password) {}
}
