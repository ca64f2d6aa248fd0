package org.talktous.staff;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.call.calendar.Feeds;
import org.talktous.call.leaving.HostLeaving;
import org.talktous.web.problem.NotFound;

/**
 * Disables accounts together with the host whom nobody else signs in for. Where others do, the
 * host's feed gets another address: the one before is known to whoever had the account.
 */
@Singleton
class Departures {
  private final Accounts accounts;
  private final StaffRepository rows;
  private final HostLeaving hosts;
  private final Feeds feeds;

  Departures(Accounts accounts, StaffRepository rows, HostLeaving hosts, Feeds feeds) {
    this.accounts = accounts;
    this.rows = rows;
    this.hosts = hosts;
    this.feeds = feeds;
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
    var host = get(account).hostId();
    if (accounts.disable(account, by) && host != null && leaver.isEmpty()) {
      feeds.renew(host);
    }
    return leaver.map(left -> hosts.leave(left.id(), calls, reason)).orElse(0);
  }
}
