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

  /** Whether it is assigned to an account of a host. */
  boolean isAssigned(FeedbackThread thread, UUID host) {
    return Optional.ofNullable(thread.assignee())
        .filter(assignee -> hosts.author(host, assignee.email()).equals(assignee.id()))
        .isPresent();
  }

  /** A host as an assignee; none without an account, since the host is in charge anyway. */
  Optional<FeedbackThread.Assignee> assignee(UUID host) {
    return hosts
        .findContact(host)
        .map(contact -> hosts.author(host, contact.email()))
        .flatMap(account -> staff.find(account.toString()))
        .map(account -> new FeedbackThread.Assignee(account.id(), account.email()));
  }

  /**
   * A member of the staff who writes by mail.
   *
   * @param author who they are in the log of changes
   * @param account null for a host without one
   */
  record Writer(UUID author, @Nullable UUID account) {
    static Writer of(UUID account) {
      return new Writer(account, account);
    }
  }

  /** Who writes from an address, if they may answer: of a call's question, its host or assignee. */
  Optional<Writer> find(FeedbackThread thread, String address) {
    return assignee(thread, address).or(() -> host(thread, address)).or(() -> any(thread, address));
  }

  private Optional<Writer> assignee(FeedbackThread thread, String address) {
    return Optional.ofNullable(thread.assignee())
        .map(FeedbackThread.Assignee::id)
        .filter(account -> isOf(staff.mailbox(account.toString()), address))
        .map(Writer::of);
  }

  private Optional<Writer> host(FeedbackThread thread, String address) {
    return Optional.ofNullable(thread.source().call())
        .map(FeedbackThread.Call::host)
        .filter(host -> isOf(host(thread), address))
        .map(
            host -> {
              var author = hosts.author(host, address);
              return new Writer(author, author.equals(host) ? null : author);
            });
  }

  private Optional<Writer> any(FeedbackThread thread, String address) {
    return thread.source().call() == null
        ? staff.find(address).map(StaffDirectory.Colleague::id).map(Writer::of)
        : Optional.empty();
  }

  private static boolean isOf(Optional<Mailbox> mailbox, String address) {
    return mailbox.filter(each -> each.isAt(address)).isPresent();
  }
}
