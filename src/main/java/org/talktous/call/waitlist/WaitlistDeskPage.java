package org.talktous.call.waitlist;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.waitlist.WaitlistRepository.Choice;

/**
 * Who waits, as staff see them.
 *
 * @param articles to narrow the list to
 * @param article the one it is narrowed to
 * @param next the cursor of those after
 */
record WaitlistDeskPage(
    List<WaitingReader> readers,
    List<Choice> articles,
    @Nullable String article,
    @Nullable UUID next) {

  /** Whether there is something to choose. */
  boolean isFiltered() {
    return article != null || articles.size() > 1;
  }
}
