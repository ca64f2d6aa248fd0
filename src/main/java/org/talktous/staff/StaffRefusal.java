package org.talktous.staff;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** What cannot be done with an account, and why. */
final class StaffRefusal extends Refusal {
  private static final long serialVersionUID = 1L;

  private StaffRefusal(String name, HttpStatus status, String title, String detail) {
    super(new ProblemType(name, status, title), detail);
  }

  static StaffRefusal accountExists() {
    return new StaffRefusal(
        "account-exists",
        HttpStatus.CONFLICT,
        "There is such an account",
        "Somebody with this address has an account already.");
  }

  static StaffRefusal noAccount() {
    return new StaffRefusal(
        "no-account",
        HttpStatus.FORBIDDEN,
        "There is no active account",
        "Nobody who may sign in has this address.");
  }

  static StaffRefusal lastAdmin() {
    return new StaffRefusal(
        "last-admin",
        HttpStatus.CONFLICT,
        "This is the last admin",
        "Without another active admin nobody could run the desk.");
  }

  static StaffRefusal ownAccount() {
    return new StaffRefusal(
        "own-account",
        HttpStatus.CONFLICT,
        "This is your own account",
        "Another admin can disable it.");
  }

  static StaffRefusal alreadyJoined() {
    return new StaffRefusal(
        "already-joined",
        HttpStatus.CONFLICT,
        "The invitation was accepted",
        "Whoever forgot their password can ask for a link at the sign-in.");
  }

  static StaffRefusal linkSpent(StaffLink.State state) {
    return state == StaffLink.State.USED
        ? new StaffRefusal("link-used", HttpStatus.GONE, "The link was used", "A link works once.")
        : new StaffRefusal(
            "link-expired", HttpStatus.GONE, "The link has expired", "Ask for a new one.");
  }

  static StaffRefusal wrongPassword() {
    return new StaffRefusal(
        "wrong-password",
        HttpStatus.UNPROCESSABLE_ENTITY,
        "Wrong password",
        "The present password is another.");
  }
}
