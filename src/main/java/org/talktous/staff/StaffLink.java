package org.talktous.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Language;

/** A link, mailed to one of the staff, that is good for setting a password once. */
@MappedEntity("staff_link")
record StaffLink(
    @Id UUID id,
    UUID staffId,
    Purpose purpose,
    String language,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt) {

  static final String INVITED = "org.talktous.staff.invited";
  static final String PASSWORD_FORGOTTEN = "org.talktous.staff.password-forgotten";

  /** Why it was mailed. */
  enum Purpose {
    INVITATION(Duration.ofDays(7), INVITED, "/invitations/"),
    PASSWORD(Duration.ofHours(1), PASSWORD_FORGOTTEN, "/passwords/");

    private final Duration lasts;
    private final String event;
    private final String path;

    Purpose(Duration lasts, String event, String path) {
      this.lasts = lasts;
      this.event = event;
      this.path = path;
    }

    Duration lasts() {
      return lasts;
    }

    /** The type of the event that has it mailed. */
    String event() {
      return event;
    }

    String path(String token) {
      return path + token;
    }
  }

  /** What can be done with it. */
  enum State {
    OPEN,
    USED,
    EXPIRED
  }

  State state(Instant now) {
    if (usedAt != null) {
      return State.USED;
    }
    return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
  }

  Language spoken() {
    return Language.of(language).orElse(Language.EN);
  }
}
