package org.talktous.staff;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.talktous.base.security.Network;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;
import org.talktous.base.security.SignInBackoff;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.constraint.FoldedEmail;
import org.talktous.web.page.Language;
import org.talktous.web.problem.NotFound;

/** What staff change of their own account: its password, its sessions. */
@Singleton
class OwnAccount {
  private static final RateLimit FORGOTTEN_PASSWORDS_BY_ADDRESS =
      new RateLimit("forgotten passwords by address", 20, Duration.ofMinutes(10));
  private static final RateLimit FORGOTTEN_PASSWORDS_BY_ACCOUNT =
      new RateLimit("forgotten passwords by account", 3, Duration.ofHours(1));

  private final StaffRepository rows;
  private final StaffLinks links;
  private final Passwords passwords;
  private final RateLimits limits;
  private final SignInBackoff delays;
  private final AuditLog audit;

  OwnAccount(
      StaffRepository rows,
      StaffLinks links,
      Passwords passwords,
      RateLimits limits,
      SignInBackoff delays,
      AuditLog audit) {
    this.rows = rows;
    this.links = links;
    this.passwords = passwords;
    this.limits = limits;
    this.delays = delays;
    this.audit = audit;
  }

  /** Replaces the password, which ends all sessions; the account then, to begin one anew. */
  Staff changePassword(UUID id, String present, String chosen) {
    return delays.inTurn(
        "password of " + id,
        () -> {
          if (!passwords.match(present, rows.findById(id))) {
            throw StaffRefusal.wrongPassword();
          }
          return replace(id, passwords.hash(chosen));
        });
  }

  @Transactional
  void endSessions(UUID id) {
    rows.endSessions(id);
    audit.record("staff.signed-out-everywhere", Accounts.subject(id), null, null);
  }

  /** The link that a token opens, whatever its state. */
  Optional<StaffLink> find(String token) {
    return links
        .find(token)
        .filter(
            link -> rows.findById(link.staffId()).filter(each -> !each.isDisabled()).isPresent());
  }

  /** The address of the account that a link is for. */
  String address(StaffLink link) {
    return rows.findById(link.staffId()).map(Staff::email).orElse("");
  }

  /** Sets a password by a link, once. */
  Staff setPassword(StaffLink link, String chosen) {
    return use(link, passwords.hash(chosen));
  }

  @Transactional
  Staff use(StaffLink link, String hash) {
    if (!links.use(link)) {
      throw StaffRefusal.linkSpent(
          links.find(link.id()).filter(each -> each.usedAt() != null).isPresent()
              ? StaffLink.State.USED
              : StaffLink.State.EXPIRED);
    }
    return replace(link.staffId(), hash);
  }

  @Transactional
  Staff replace(UUID id, String hash) {
    rows.setPassword(id, hash);
    links.endAll(id);
    audit.recordBy(id, "staff.password-set", Accounts.subject(id), null, null);
    return rows.findById(id).orElseThrow(() -> new NotFound("account"));
  }

  /** Mails a link if there is such an account; the answer is the same if there is none. */
  void forgot(String email, Language language, Network address) {
    limits.count(FORGOTTEN_PASSWORDS_BY_ADDRESS, address);
    if (limits.passes(FORGOTTEN_PASSWORDS_BY_ACCOUNT, FoldedEmail.of(email))) {
      sendLink(email, language);
    }
  }

  @Transactional
  void sendLink(String email, Language language) {
    rows.findByEmail(email)
        .filter(account -> account.password().isPresent())
        .ifPresent(account -> links.send(account.id(), StaffLink.Purpose.PASSWORD, language));
  }
}
