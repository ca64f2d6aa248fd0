package org.talktous.staff;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.leaving.HostLeaving;
import org.talktous.web.page.Page;

/**
 * The accounts, as they are shown.
 *
 * @param next the cursor of those after
 * @param refused the name of what could not be done, if something could not
 */
record StaffPage(
    List<Account> accounts, @Nullable String next, Instant now, @Nullable String refused) {

  String state(Page page, Account account) {
    return page.say("staff.state." + account.state(now).name().toLowerCase(Locale.ROOT));
  }

  /** How a state is drawn. */
  String look(Account account) {
    return switch (account.state(now)) {
      case ACTIVE -> "state live";
      case INVITED, DISABLED -> "state";
      case EXPIRED -> "state bad";
    };
  }

  boolean isOpen(Account account) {
    return !account.joined() && account.disabledAt() == null;
  }

  boolean isDisabled(Account account) {
    return account.disabledAt() != null;
  }

  /**
   * The form of an invitation.
   *
   * @param errors what is wrong, by field
   */
  record Form(
      Map<String, String> typed,
      List<HostOption> hosts,
      Map<String, String> errors,
      @Nullable String refused) {

    String typed(String field) {
      return typed.getOrDefault(field, "");
    }

    @Nullable String error(String field) {
      return errors.get(field);
    }

    boolean isChosen(HostOption host) {
      return host.id().toString().equals(typed.get("host"));
    }
  }

  /**
   * The question what becomes of the calls of an account's host.
   *
   * @param host whom nobody else signs in for; null if somebody does, or it is no host's account
   * @param errors what is wrong, by field
   */
  record Departure(
      Staff account,
      HostLeaving.@Nullable Leaver host,
      Map<String, String> typed,
      Map<String, String> errors) {
    boolean hasCalls() {
      return host != null && host.calls() > 0;
    }

    boolean isChosen(String calls) {
      return calls.equals(typed.get("calls"));
    }

    String typed(String field) {
      return typed.getOrDefault(field, "");
    }

    @Nullable String error(String field) {
      return errors.get(field);
    }
  }

  /**
   * One's own account.
   *
   * @param errors what is wrong with the form, by field
   */
  record Own(@Nullable UUID host, Map<String, String> errors) {}
}
