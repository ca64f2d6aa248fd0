package org.talktous.feedback.inbox;

import com.fasterxml.uuid.Generators;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.talktous.base.security.StaffMember;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.constraint.Characters;
import org.talktous.web.problem.InvalidRequest;

/** Saved filters of the inbox; each belongs to one member of staff. */
@Singleton
class InboxViews {
  private static final int LONGEST = 60;
  private static final int MOST = 30;

  private final InboxViewRepository rows;
  private final AuditLog audit;
  private final Clock clock;

  InboxViews(InboxViewRepository rows, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  List<InboxView> of(StaffMember member) {
    return rows.of(member.id());
  }

  /** Names a filter; a name given before stands for this filter from now on. */
  @Transactional
  void save(StaffMember member, String given, InboxAsked asked) {
    var name = given.strip();
    mustBeGood(name);
    if (asked.namesReader()) {
      throw new InvalidRequest("name", "must not keep a reader's address");
    }
    var mine = rows.of(member.id());
    if (mine.size() >= MOST && mine.stream().noneMatch(view -> view.name().equals(name))) {
      throw new InvalidRequest("name", "must not be one more than " + MOST);
    }
    var id =
        rows.put(
            Generators.timeBasedEpochGenerator().generate(),
            member.id(),
            name,
            asked.first().at("").toString(),
            clock.instant());
    audit.record("inbox-view.saved", subject(id), null, settings(asked));
  }

  private static void mustBeGood(String name) {
    if (name.isEmpty() || name.length() > LONGEST || !Characters.areOneLine(name)) {
      throw new InvalidRequest("name", "must be a line of at most " + LONGEST + " characters");
    }
  }

  @Transactional
  void remove(StaffMember member, UUID id) {
    rows.find(member.id(), id)
        .ifPresent(
            view -> {
              rows.remove(view.id());
              audit.record("inbox-view.removed", subject(view.id()), Map.of(), null);
            });
  }

  /** What is asked for but the words, which may be a reader's. */
  private static Map<String, String> settings(InboxAsked asked) {
    var settings = new HashMap<>(asked.first().query());
    settings.remove("q");
    settings.remove("topic");
    return settings;
  }

  private static String subject(UUID id) {
    return "inbox-view/" + id;
  }
}
