package org.talktous.staff;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.context.annotation.Factory;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.talktous.base.security.Network;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;
import org.talktous.base.security.SignInBackoff;
import org.talktous.base.security.TextCipher;
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

  private static final String FORGOTTEN = "forgotten-password";
  private static final TaskDescriptor<Void> FORGOTTEN_TASK = TaskDescriptor.of(FORGOTTEN);

  private final StaffRepository rows;
  private final StaffLinks links;
  private final Passwords passwords;
  private final RateLimits limits;
  private final SignInBackoff delays;
  private final AuditLog audit;
  private final TextCipher cipher;
  private final SchedulerClient tasks;
  private final Clock clock;

  OwnAccount(
      StaffRepository rows,
      StaffLinks links,
      Passwords passwords,
      RateLimits limits,
      SignInBackoff delays,
      AuditLog audit,
      TextCipher cipher,
      SchedulerClient tasks,
      Clock clock) {
    this.rows = rows;
    this.links = links;
    this.passwords = passwords;
    this.limits = limits;
    this.delays = delays;
    this.audit = audit;
    this.cipher = cipher;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Replaces the password, which ends all sessions; the account then, to begin one anew. */
  Staff changePassword(UUID id, String present, String chosen) {
    return delays
        .inTurn(
            "password of " + id,
            () ->
                rows.findById(id)
                    .filter(account -> passwords.match(present, Optional.of(account)))
                    .map(account -> replace(id, passwords.hash(chosen))))
        .orElseThrow(StaffRefusal::wrongPassword);
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

  /**
   * Has a link mailed if there is such an account. Whether there is one is looked up by a task and
   * not before the answer, which would take longer for those that there are.
   */
  @Transactional
  void forgot(String email, Language language, Network address) {
    limits.count(FORGOTTEN_PASSWORDS_BY_ADDRESS, address);
    if (limits.passes(FORGOTTEN_PASSWORDS_BY_ACCOUNT, FoldedEmail.of(email))) {
      var asked = cipher.seal(FORGOTTEN, FORGOTTEN, language.tag() + " " + email);
      var id = Base64.getUrlEncoder().withoutPadding().encodeToString(asked);
      tasks.schedule(FORGOTTEN_TASK.instance(id).scheduledTo(clock.instant()));
    }
  }

  /** The task that mails a link where the address has an account with a password. */
  @Factory
  static class ForgottenPasswords {
    private final StaffRepository rows;
    private final StaffLinks links;
    private final TextCipher cipher;
    private final TransactionOperations<Connection> transactions;

    ForgottenPasswords(
        StaffRepository rows,
        StaffLinks links,
        TextCipher cipher,
        TransactionOperations<Connection> transactions) {
      this.rows = rows;
      this.links = links;
      this.cipher = cipher;
      this.transactions = transactions;
    }

    /** Its id is the language and the address, sealed: the table of tasks tells nobody's. */
    @Singleton
    OneTimeTask<Void> task() {
      return Tasks.oneTime(FORGOTTEN_TASK)
          .execute((instance, context) -> open(instance.getId()).ifPresent(this::send));
    }

    private Optional<String> open(String sealed) {
      return cipher.open(FORGOTTEN, FORGOTTEN, Base64.getUrlDecoder().decode(sealed));
    }

    private void send(String asked) {
      var language = Language.of(asked.substring(0, asked.indexOf(' '))).orElse(Language.EN);
      var email = asked.substring(asked.indexOf(' ') + 1);
      transactions.executeWrite(
          transaction -> {
            send(language, email);
            return email;
          });
    }

    private void send(Language language, String email) {
      rows.findByEmail(email)
          .filter(account -> account.password().isPresent())
          .ifPresent(account -> links.send(account.id(), StaffLink.Purpose.PASSWORD, language));
    }
  }
}
