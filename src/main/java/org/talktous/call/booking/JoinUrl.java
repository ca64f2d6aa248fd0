package org.talktous.call.booking;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes the address of a call from its host's link, which may hold {@code {room}} and {@code
 * {reference}}. SQL has the same as {@code join_url_of_call}, for the desk's first page.
 */
final class JoinUrl {
  // One case only: several meeting servers take room names without regard to case.
  private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;
  private static final SecureRandom RANDOM = new SecureRandom();

  private JoinUrl() {}

  /** A name of 130 random bits, in letters and digits that need no encoding in addresses. */
  static String drawRoom() {
    var room = new StringBuilder(LENGTH);
    RANDOM.ints(LENGTH, 0, SIGNS.length()).forEach(sign -> room.append(SIGNS.charAt(sign)));
    return room.toString();
  }

  /** The address; null if the host has none, or it needs a room and the call has none. */
  static @Nullable String of(@Nullable String template, @Nullable String room, String reference) {
    if (template == null || (room == null && template.contains("{room}"))) {
      return null;
    }
    var withRoom = room == null ? template : template.replace("{room}", room);
    return withRoom.replace("{reference}", reference);
  }
}
