package org.talktous.feedback.reader;

import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleText;
import org.talktous.article.passage.Place;
import org.talktous.feedback.thread.FeedbackThread;
import org.talktous.feedback.thread.ThreadStatus;

/**
 * What a reader sees of a thread of theirs.
 *
 * @param place where the passage they asked about stands now, if it still does
 * @param call the reference of the call whose question this is
 * @param news what the reader has just done, as the key of its words
 * @param proof that the page was opened from a mail; whatever is sent with it confirms the address
 * @param isConfirmed whether the reader's address is; false where nothing proves that they read it
 * @param hasConfirmed whether they have confirmed it just now
 * @param typed what the reader was about to add
 * @param error what is wrong with that
 * @param refusal why nothing could be changed
 */
record ThreadPage(
    FeedbackThread thread,
    String token,
    ArticleText article,
    @Nullable Place place,
    @Nullable String call,
    @Nullable String news,
    @Nullable String proof,
    boolean isConfirmed,
    boolean hasConfirmed,
    String typed,
    @Nullable String error,
    @Nullable String refusal) {

  /** The key of the words for where it stands. */
  String key() {
    if (news != null) {
      return "thread." + news;
    }
    var status = thread.state().status();
    return call != null && status == ThreadStatus.Status.OPEN
        ? "thread.asked"
        : "thread." + status.wire();
  }

  String path(String what) {
    return "/comments/" + token + "/" + what;
  }

  /** Whether the reader is asked to confirm their address. */
  boolean asksForAddress() {
    return proof != null && !isConfirmed && !isWithdrawn();
  }

  boolean isWithdrawn() {
    return thread.state().isWithdrawn();
  }

  /** Whether the reader will be written to when staff answer. */
  boolean isAwaited() {
    return thread.reader().email() != null
        && switch (thread.state().status()) {
          case OPEN, FLAGGED -> true;
          case ANSWERED, CLOSED, WITHDRAWN -> false;
        };
  }

  /** Whether staff would like to publish what the reader has not agreed to yet. */
  boolean asksToPublish() {
    return thread.hasPublicAnswer() && !thread.publication().agreed();
  }
}
