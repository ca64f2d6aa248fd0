package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.MailFrom;
import org.talktous.call.host.Hosts;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.staff.StaffDirectory;

/** Who of the staff is written to about a thread, and who may write in it by mail. */
@Singleton
class ThreadStaff {
  private final Hosts hosts;
  private final StaffDirectory staff;
  private final MailFrom from;

  ThreadStaff(Hosts hosts, StaffDirectory staff, MailFrom from) {
    this.hosts = hosts;
    this.staff = staff;
    this.from = from;
  }

  /**
   * Who looks after it; of a call's question without anybody assigned, or whose assignee's account
   * is disabled, the host.
   */
  Optional<Mailbox> inCharge(FeedbackThread thread) {
    return Optional.ofNullable(thread.assignee())
        .flatMap(assignee -> staff.mailbox(assignee.id().toString()))
        .or(() -> host(thread));
  }

  private Optional<Mailbox> host(FeedbackThread thread) {
    return Optional.ofNullable(thread.source().call())
        .flatMap(call -> hosts.findContact(call.host()))
        .filter(Hosts.Contact::signsIn)
        .map(host -> new Mailbox(host.name(), host.email()));
  }

  /** Who gets a reader's answer to a reply: the call's host, else whoever wrote it. */
  Optional<Mailbox> writer(FeedbackThread thread, Reply reply) {
    return host(thread)
        .or(() -> Optional.ofNullable(reply.staff()).flatMap(id -> staff.mailbox(id.toString())));
  }

  /** The service itself, where whoever wrote has left. */
  Mailbox anybody() {
    return new Mailbox(from.name(), from.address());
  }

  /** A member of the staff who writes by mail; the account is null for a host without one. */
  record Writer(@Nullable UUID account) {}

  /** Who writes from an address, if they may answer: of a call's question, its host or assignee. */
  Optional<Writer> find(FeedbackThread thread, String address) {
    var account = staff.find(address).map(StaffDirectory.Colleague::id).orElse(null);
    if (isOf(inCharge(thread), address) || isOf(host(thread), address)) {
      return Optional.of(new Writer(account));
    }
    return thread.source().call() != null || account == null
        ? Optional.empty()
        : Optional.of(new Writer(account));
  }

  private static boolean isOf(Optional<Mailbox> mailbox, String address) {
    return mailbox.filter(each -> each.isAt(address)).isPresent();
  }
}
