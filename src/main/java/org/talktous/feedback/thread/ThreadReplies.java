package org.talktous.feedback.thread;

import org.talktous.base.security.LinkScope;

/** The signed addresses at which people write in a thread by mail. */
final class ThreadReplies {
  /** At which the thread's reader writes. */
  static final LinkScope OF_READER = new LinkScope("MAIL-THREAD-READER");

  /** At which staff write. */
  static final LinkScope OF_STAFF = new LinkScope("MAIL-THREAD-STAFF");

  private ThreadReplies() {}
}
