package org.talktous.delivery.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mails that became files, as staff look through them.
 *
 * @param next the cursor of older ones
 */
record MailPage(List<MailItem> mails, @Nullable String next) {

  /**
   * One of them.
   *
   * @param calendar what it says to calendars, or nothing
   */
  record Opened(MailItem mail, String text, String calendar) {}
}
