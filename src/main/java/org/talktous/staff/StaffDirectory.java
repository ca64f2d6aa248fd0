package org.talktous.staff;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.talktous.security.StaffMember;

/** Who works at the desk. */
@Singleton
public class StaffDirectory {
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

  /** Those who run the desk. */
  public List<Colleague> listAdmins() {
    return rows.findByRole(StaffMember.Role.ADMIN).stream()
        .map(staff -> new Colleague(staff.id(), staff.email()))
        .toList();
  }

  private Optional<Staff> found(String idOrEmail) {
    try {
      return rows.findById(UUID.fromString(idOrEmail));
    } catch (IllegalArgumentException noId) {
      return rows.findByEmail(idOrEmail);
    }
  }
}
