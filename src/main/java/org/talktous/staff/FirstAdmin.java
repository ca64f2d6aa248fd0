package org.talktous.staff;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.annotation.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.base.setting.InvalidSetting;

/** Creates the admin account that the settings name, unless it exists. */
@Context
public class FirstAdmin {
  private final StaffRepository staff;
  private final Passwords passwords;
  private final Clock clock;
  private final String email;
  private final @Nullable String password;

  FirstAdmin(
      StaffRepository staff,
      Passwords passwords,
      Clock clock,
      @Property(name = "talk.admin.email") String email,
      @Property(name = "talk.admin.password") @Nullable String password) {
    this.staff = staff;
    this.passwords = passwords;
    this.clock = clock;
    this.email = email.strip();
    this.password = password == null || password.isEmpty() ? null : password;
    if (!this.email.matches("[^@\\s]+@[^@\\s]+")) {
      throw new InvalidSetting("TALK_ADMIN_EMAIL", "must be an e-mail address");
    }
    if (this.password != null && !Passwords.isLongEnough(this.password)) {
      throw new InvalidSetting(
          "TALK_ADMIN_PASSWORD",
          "must have from " + Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters");
    }
  }

  public String email() {
    return email;
  }

  /** Makes the account unless it is there; answers the password only when it was drawn just now. */
  @Transactional
  public Optional<String> ensure() {
    if (staff.findByEmail(email).isPresent()) {
      return Optional.empty();
    }
    var drawn = draw();
    boolean added = staff.add(account(password == null ? drawn : password)) == 1;
    return added && password == null ? Optional.of(drawn) : Optional.empty();
  }

  private Staff account(String chosen) {
    return new Staff(
        UUID.randomUUID(),
        email,
        passwords.hash(chosen),
        StaffMember.Role.ADMIN,
        null,
        clock.instant(),
        0,
        null);
  }

  private static String draw() {
    var bytes = new byte[15];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
