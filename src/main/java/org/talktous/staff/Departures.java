package org.talktous.staff;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.call.leaving.HostLeaving;
import org.talktous.web.problem.NotFound;

/** Disables accounts together with the host whom nobody else signs in for. */
@Singleton
class Departures {
  private final Accounts accounts;
  private final StaffRepository rows;
  private final HostLeaving hosts;

  Departures(Accounts accounts, StaffRepository rows, HostLeaving hosts) {
    this.accounts = accounts;
    this.rows = rows;
    this.hosts = hosts;
  }

  Staff get(UUID account) {
    return rows.findById(account).orElseThrow(() -> new NotFound("account"));
  }

  /** The host who could not sign in without the account. */
  Optional<HostLeaving.Leaver> leaver(UUID account) {
    return Optional.ofNullable(get(account).hostId())
        .filter(host -> !rows.signsInWithout(host, account))
        .flatMap(hosts::find);
  }

  /**
   * Disables an account. From then on nobody books its host; only then the calls are seen to.
   *
   * @return how many calls are left with the host
   */
  int disable(UUID account, StaffMember by, HostLeaving.Calls calls, @Nullable String reason) {
    var leaver = leaver(account);
    accounts.disable(account, by);
    return leaver.map(host -> hosts.leave(host.id(), calls, reason)).orElse(0);
  }
}
