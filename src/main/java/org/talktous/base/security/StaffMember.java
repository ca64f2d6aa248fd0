package org.talktous.base.security;

import io.micronaut.security.authentication.Authentication;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.Forbidden;

/** Who is signed in: an admin, or a host with their own calls and hours. */
public record StaffMember(UUID id, String email, Role role, @Nullable UUID host) {
  private static final String EMAIL = "email";
  private static final String HOST = "host";
  private static final String GENERATION = "generation";
  private static final String SESSION = "session";

  /** What a staff account may do. */
  public enum Role {
    ADMIN,
    HOST
  }

  public static StaffMember of(Authentication signedIn) {
    var host = signedIn.getAttributes().get(HOST);
    return new StaffMember(
        UUID.fromString(signedIn.getName()),
        String.valueOf(signedIn.getAttributes().get(EMAIL)),
        signedIn.getRoles().contains(Role.ADMIN.name()) ? Role.ADMIN : Role.HOST,
        host == null ? null : UUID.fromString(host.toString()));
  }

  /**
   * What a token says of this member.
   *
   * @param generation of the account's sessions: those of an earlier one have ended
   * @param session the one that the token is for
   */
  public Authentication authentication(int generation, UUID session) {
    var attributes = new HashMap<String, Object>();
    attributes.put(EMAIL, email);
    attributes.put(GENERATION, generation);
    attributes.put(SESSION, session.toString());
    if (host != null) {
      attributes.put(HOST, host.toString());
    }
    return Authentication.build(id.toString(), List.of(role.name()), attributes);
  }

  /** The generation that a token was given in; none is before all. */
  public static int generation(Authentication signedIn) {
    return signedIn.getAttributes().get(GENERATION) instanceof Number number
        ? number.intValue()
        : -1;
  }

  /** The session that a token is for; tokens of earlier releases name none. */
  public static Optional<UUID> session(Authentication signedIn) {
    return Optional.ofNullable(signedIn.getAttributes().get(SESSION))
        .map(session -> UUID.fromString(session.toString()));
  }

  public boolean isAdmin() {
    return role == Role.ADMIN;
  }

  /** Whose calls this member sees: those of the host asked for, or, for a host, their own alone. */
  public @Nullable UUID onlySees(@Nullable UUID asked) {
    if (isAdmin()) {
      return asked;
    }
    if (host == null || (asked != null && !asked.equals(host))) {
      throw new Forbidden("This belongs to another host.");
    }
    return host;
  }

  /** Refuses a host who reaches for what is another's. */
  public void mustBeAdminOr(UUID owner) {
    if (!isAdmin() && !owner.equals(host)) {
      throw new Forbidden("This belongs to another host.");
    }
  }
}
