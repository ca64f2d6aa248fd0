package org.talktous.base.security;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.annotation.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.InvalidSetting;

/**
 * The one secret behind links and tokens, and the keys made from it. It is the setting {@code
 * TALK_LINK_SECRET}; without that it is drawn once and kept in the database, where all replicas
 * find the same. What an earlier secret signed stays valid while {@code TALK_LINK_SECRET_PREVIOUS}
 * names it: the earlier text, or {@code database} for the one that was drawn.
 */
@Context
public class Secrets {
  private static final int LENGTH = 32;
  private static final int SHORTEST_GIVEN = 16;
  private static final String DRAWN = "database";

  private final SecretRepository rows;
  private final @Nullable String given;
  private final @Nullable String previous;

  Secrets(
      SecretRepository rows,
      @Property(name = "talk.link-secret") @Nullable String given,
      @Property(name = "talk.link-secret-previous") @Nullable String previous) {
    this.rows = rows;
    this.given = checked("TALK_LINK_SECRET", given);
    this.previous = previous(previous);
  }

  /** A text of blanks is none that was ever in force: to take it for no text would hide a slip. */
  private static @Nullable String previous(@Nullable String given) {
    var name = "TALK_LINK_SECRET_PREVIOUS";
    if (given != null && !given.isEmpty() && given.isBlank()) {
      throw new InvalidSetting(name, "must be the secret before, or " + DRAWN + ", not blank");
    }
    return DRAWN.equals(given) ? DRAWN : checked(name, given);
  }

  private static @Nullable String checked(String name, @Nullable String given) {
    if (given == null || given.isBlank()) {
      return null;
    }
    if (given.length() < SHORTEST_GIVEN) {
      throw new InvalidSetting(name, "must have at least " + SHORTEST_GIVEN + " characters");
    }
    return given;
  }

  /** Keys for one purpose: knowing them tells nothing of the others (RFC 5869's expand step). */
  public SigningKeys keys(String purpose) {
    var secrets = new ArrayList<byte[]>();
    secrets.add(secret(given == null ? DRAWN : given));
    if (previous != null) {
      secrets.add(secret(previous));
    }
    return new SigningKeys(
        secrets.stream().map(each -> SigningKeys.hmac(each, "talk-to-us/" + purpose)).toList());
  }

  private byte[] secret(String named) {
    return named.equals(DRAWN) ? drawn() : named.getBytes(StandardCharsets.UTF_8);
  }

  /** Only this needs the database. */
  @Transactional
  byte[] drawn() {
    var drawn = new byte[LENGTH];
    new SecureRandom().nextBytes(drawn);
    rows.keepUnlessThere("link", drawn);
    return rows.kept("link").value();
  }
}
