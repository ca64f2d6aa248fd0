package org.talktous.staff;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.Slice;
import org.talktous.base.security.StaffMember;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.constraint.FoldedEmail;
import org.talktous.web.page.Language;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.NotFound;

/** The accounts, as admins keep them: invited, disabled, enabled again. */
@Singleton
class Accounts {
  private static final int PAGE = 100;

  private final StaffRepository rows;
  private final StaffLinks links;
  private final AuditLog audit;
  private final JdbcOperations jdbc;
  private final Clock clock;

  Accounts(
      StaffRepository rows, StaffLinks links, AuditLog audit, JdbcOperations jdbc, Clock clock) {
    this.rows = rows;
    this.links = links;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A page by address, and the address after which the next begins. */
  Slice<Account, String> page(@Nullable String after) {
    return Slice.of(
        rows.page(after == null ? "" : after, PAGE + 1),
        PAGE,
        account -> FoldedEmail.of(account.email()));
  }

  List<HostOption> hosts() {
    return rows.hosts();
  }

  /** Makes an account without a password and has its owner mailed a link to set one. */
  @Transactional
  StaffLink invite(InvitationDraft draft) {
    var account = account(draft);
    if (rows.add(account) == 0) {
      throw StaffRefusal.accountExists();
    }
    var link = links.send(account.id(), StaffLink.Purpose.INVITATION, draft.spoken());
    audit.record("staff.invited", subject(account.id()), null, standing(account));
    return link;
  }

  private Staff account(InvitationDraft draft) {
    var host = draft.host();
    if (host == null && draft.role() == StaffMember.Role.HOST) {
      throw new InvalidRequest("host", "must be given for a HOST");
    }
    if (host != null && !rows.isHost(host)) {
      throw new InvalidRequest("host", "must be a host that exists");
    }
    return new Staff(
        UUID.randomUUID(), draft.email(), null, draft.role(), host, clock.instant(), 0, null);
  }

  /** Mails another link to an account without a password. */
  @Transactional
  StaffLink inviteAgain(UUID id, Language language) {
    var account = get(id);
    if (account.password().isPresent() || account.isDisabled()) {
      throw StaffRefusal.alreadyJoined();
    }
    var link = links.send(id, StaffLink.Purpose.INVITATION, language);
    audit.record("staff.invited", subject(id), null, standing(account));
    return link;
  }

  /** Ends the sessions of an account and lets it begin none; false if it was disabled before. */
  @Transactional
  boolean disable(UUID id, StaffMember by) {
    if (id.equals(by.id())) {
      throw StaffRefusal.ownAccount();
    }
    holdAll();
    var admins = rows.listActiveAdmins();
    if (admins.size() == 1 && admins.getFirst().id().equals(id)) {
      throw StaffRefusal.lastAdmin();
    }
    get(id);
    boolean disabled = rows.disable(id, clock.instant()) == 1;
    if (disabled) {
      links.endAll(id);
      audit.record("staff.disabled", subject(id), Map.of("active", true), Map.of("active", false));
    }
    return disabled;
  }

  @Transactional
  void enable(UUID id) {
    get(id);
    if (rows.enable(id) == 1) {
      // Whoever left may have another account with the provider when they are back.
      rows.unlink(id);
      audit.record("staff.enabled", subject(id), Map.of("active", false), Map.of("active", true));
    }
  }

  /** Two admins who disable each other must not both succeed. */
  private void holdAll() {
    jdbc.prepareStatement("lock table staff in share row exclusive mode", lock -> lock.execute());
  }

  private Staff get(UUID id) {
    return rows.findById(id).orElseThrow(() -> new NotFound("account"));
  }

  static String subject(UUID id) {
    return "staff/" + id;
  }

  private static Map<String, Object> standing(Staff account) {
    var standing = new HashMap<String, Object>();
    standing.put("role", account.role());
    if (account.hostId() != null) {
      standing.put("host", account.hostId());
    }
    return standing;
  }
}
