package org.talktous.call.holding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.offer.ScheduledHost;

/** The free hosts who cannot take a call because readers hold enough of their date. */
public final class FullHosts {
  private final Set<UUID> ids = new HashSet<>();
  private @Nullable TooManyCalls last;

  /** Notes the host of a refusal; throws it if it is not a host's. */
  public void add(TooManyCalls refusal) {
    ids.add(refusal.host().orElseThrow(() -> refusal));
    last = refusal;
  }

  /** The others of those who are free; throws the last refusal if there are none. */
  public List<ScheduledHost> without(List<ScheduledHost> free) {
    var others = free.stream().filter(each -> !ids.contains(each.host())).toList();
    if (others.isEmpty() && last != null) {
      throw last;
    }
    return others;
  }
}
