package org.talktous.call.host;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.talktous.base.security.StaffMember;
import org.talktous.call.host.HostNavigationItem.Choice;

/** Opens the pages about a host's time to that host and to admins. */
@Singleton
public class HostNavigation {
  private static final int MOST = 2_000;

  private final Hosts hosts;

  HostNavigation(Hosts hosts) {
    this.hosts = hosts;
  }

  public HostNavigationItem open(StaffMember member, UUID id) {
    member.mustBeAdminOr(id);
    var host = hosts.get(id);
    return new HostNavigationItem(
        id,
        host.name(),
        ZoneId.of(host.zone()),
        id.equals(member.host()),
        member.isAdmin() ? choices() : List.of());
  }

  List<Choice> choices() {
    return hosts.names(MOST).stream().map(host -> new Choice(host.id(), host.name())).toList();
  }
}
