package org.talktous.call.booking;

import java.security.SecureRandom;

/**
 * Draws references such as {@code K7QM-3XPD}: 40 random bits in letters and digits that nobody
 * mistakes for one another, on the phone or on paper.
 */
public final class References {
  private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private References() {}

  public static String draw() {
    var reference = new StringBuilder(9);
    for (int i = 0; i < 8; i++) {
      reference.append(i == 4 ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return reference.toString();
  }
}
