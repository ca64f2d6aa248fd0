package org.talktous.desk.privacy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is held under an address.
 *
 * @param typed the address that was asked for; empty at first
 * @param held the lists of what is held that are not empty; null where nothing was asked for yet
 * @param asks whether the reader is to be erased once that is confirmed
 */
record ReadersPage(String typed, @Nullable Map<String, List<?>> held, boolean asks) {
  static final ReadersPage EMPTY = new ReadersPage("", null, false);

  boolean isNothing() {
    return held != null && held.isEmpty();
  }
}
