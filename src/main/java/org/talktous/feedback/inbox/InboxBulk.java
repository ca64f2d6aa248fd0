package org.talktous.feedback.inbox;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.talktous.base.security.StaffMember;
import org.talktous.web.problem.Refusal;

/** Changes several threads, each in its own transaction: a refusal does not stop the others. */
@Singleton
class InboxBulk {
  private static final String CHANGED = "";

  private final Inbox inbox;

  InboxBulk(Inbox inbox) {
    this.inbox = inbox;
  }

  Sorted change(String what, Collection<UUID> ids, StaffMember member, InboxChange change) {
    var outcomes = new HashMap<String, Integer>();
    for (var id : ids) {
      outcomes.merge(outcome(id, member, change), 1, Integer::sum);
    }
    return new Sorted(
        what,
        count(outcomes, CHANGED),
        count(outcomes, "comment-is-withdrawn"),
        count(outcomes, "forbidden"),
        count(outcomes, "not-found"));
  }

  private String outcome(UUID id, StaffMember member, InboxChange change) {
    try {
      inbox.change(id, member, change);
      return CHANGED;
    } catch (Refusal refusal) {
      return refusal.type().name();
    }
  }

  private static int count(Map<String, Integer> outcomes, String outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }
}
