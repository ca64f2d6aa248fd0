package org.talktous.call.reader;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleText;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallConversation;

/**
 * What a reader sees of a call they booked.
 *
 * @param conversation what was written about it beside the call
 * @param proof that the page was opened from a mail; whatever is sent with it confirms the address
 * @param isConfirmed whether the reader's address is
 * @param hasConfirmed whether they have confirmed it just now
 * @param newHost whether another host takes the call since it was moved just now
 * @param refusal why a change could not be made, in the reader's words
 */
record ManagedCallPage(
    Booking call,
    String token,
    ArticleText article,
    State state,
    CalendarLinks calendars,
    CallConversation.@Nullable Conversation conversation,
    @Nullable String proof,
    boolean isConfirmed,
    boolean hasConfirmed,
    boolean newHost,
    @Nullable String refusal) {

  /** Where the call stands, or what the reader has just done to it; each has its words. */
  enum State {
    PENDING,
    BOOKED,
    MOVED,
    AHEAD,
    NOW,
    OVER,
    CANCELLED;

    /**
     * The state at a time.
     *
     * @param news what the reader has just done, said only while it is still so
     */
    static State of(Booking call, @Nullable State news, Instant now) {
      if (call.isCancelled()) {
        return CANCELLED;
      }
      if (call.isPending()) {
        return PENDING;
      }
      if (!now.isBefore(call.endsAt())) {
        return OVER;
      }
      if (call.isOver(now)) {
        return NOW;
      }
      return news == null ? AHEAD : news;
    }

    String key() {
      return "mine." + name().toLowerCase(Locale.ROOT);
    }

    boolean isNews() {
      return this == BOOKED || this == MOVED;
    }
  }

  /** Whether it can still be moved or cancelled. */
  boolean changeable() {
    return state.isNews() || state == State.AHEAD;
  }

  /** Whether the reader can confirm a call that is theirs without. */
  boolean asksForAddress() {
    return proof != null && !isConfirmed && (changeable() || state == State.NOW);
  }

  /** What changes of the call are sent with. */
  String query() {
    return proof == null ? "" : "?mail=" + proof;
  }

  boolean joinable() {
    return changeable() || state == State.NOW;
  }
}
