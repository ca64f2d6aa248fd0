package org.talktous.staff;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;
import org.talktous.web.page.Language;

/** One-time links: an event has each mailed, and its token is known to that mail alone. */
@Appends({StaffLink.INVITED, StaffLink.PASSWORD_FORGOTTEN})
@Singleton
class StaffLinks {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN = 32;

  private final StaffLinkRepository rows;
  private final EventLog events;
  private final Clock clock;

  StaffLinks(StaffLinkRepository rows, EventLog events, Clock clock) {
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Has a link mailed. An earlier invitation opens nothing any more; an earlier link for a
   * forgotten password does, or a stranger who asks for one would end the one its owner has asked
   * for.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  StaffLink send(UUID staff, StaffLink.Purpose purpose, Language language) {
    var now = clock.instant();
    if (purpose == StaffLink.Purpose.INVITATION) {
      rows.endAll(staff, now);
    }
    var link =
        new StaffLink(
            UUID.randomUUID(),
            staff,
            purpose,
            language.tag(),
            now,
            now.plus(purpose.lasts()),
            null);
    rows.add(link);
    events.append(purpose.event(), "staff/" + staff, 0, now, Map.of("link", link.id().toString()));
    return link;
  }

  Optional<StaffLink> find(UUID id) {
    return rows.findById(id);
  }

  /** A token that opens the link; every mail is given one of its own. */
  String drawToken(StaffLink link) {
    var bytes = new byte[TOKEN];
    RANDOM.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    rows.addToken(DigestUtils.sha256(token), link.id());
    return token;
  }

  Optional<StaffLink> find(String token) {
    return rows.findByToken(DigestUtils.sha256(token));
  }

  /** Uses a link up; of several at once one succeeds. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean use(StaffLink link) {
    return rows.use(link.id(), clock.instant()) == 1;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void endAll(UUID staff) {
    rows.endAll(staff, clock.instant());
  }
}
