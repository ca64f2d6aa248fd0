package org.talktous.staff;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.talktous.delivery.mail.AdminMailboxes;
import org.talktous.delivery.mail.Mailbox;

/** Who works at the desk: those whose accounts are not disabled, and nobody else. */
@Singleton
public class StaffDirectory implements AdminMailboxes {
  private final StaffRepository rows;

  StaffDirectory(StaffRepository rows) {
    this.rows = rows;
  }

  /** One of the staff, as the others name them. */
  public record Colleague(UUID id, String email) {}

  /** The member with an account's id or e-mail address. */
  public Optional<Colleague> find(String idOrEmail) {
    return found(idOrEmail).map(staff -> new Colleague(staff.id(), staff.email()));
  }

  /** Everybody who may sign in, by their addresses. */
  public List<Colleague> list() {
    return rows.enabled().stream().map(staff -> new Colleague(staff.id(), staff.email())).toList();
  }

  @Override
  public Set<String> listIds() {
    return rows.listActiveAdmins().stream()
        .map(staff -> staff.id().toString())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public Optional<Mailbox> mailbox(String id) {
    return found(id).map(staff -> new Mailbox(null, staff.email()));
  }

  private Optional<Staff> found(String idOrEmail) {
    try {
      return rows.findById(UUID.fromString(idOrEmail)).filter(staff -> !staff.isDisabled());
    } catch (IllegalArgumentException noId) {
      return rows.findByEmail(idOrEmail);
    }
  }
}
