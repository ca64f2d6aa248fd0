package org.talktous.call.reader;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param reminders when the reader is reminded of it
 * @param isCorrectable whether the reader's address can be corrected
 * @param said what else it says
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
    List<Instant> reminders,
    boolean isCorrectable,
    Said said) {

  /**
   * What a page says once.
   *
   * @param newHost whether another host takes the call since it was moved just now
   * @param hasConfirmed whether the reader has confirmed their address just now
   * @param refusal why a change could not be made, in the reader's words
   * @param typed the address that the reader wants instead, as they typed it
   * @param wrong what is wrong with that
   */
  record Said(
      boolean newHost,
      boolean hasConfirmed,
      @Nullable String refusal,
      @Nullable String typed,
      @Nullable String wrong) {
    static Said refused(String refusal) {
      return new Said(false, false, refusal, null, null);
    }

    /** The errors, by the place on the page where each can be mended. */
    Map<String, String> errors() {
      return wrong == null ? Map.of() : Map.of("email", wrong);
    }

    boolean isRefusal() {
      return refusal != null || wrong != null;
    }
  }

  /** Where the call stands, or what the reader has just done to it; each has its words. */
  enum State {
    PENDING,
    BOOKED,
    MOVED,
    CORRECTED,
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
      return this == BOOKED || this == MOVED || this == CORRECTED;
    }
  }

  boolean newHost() {
    return state == State.MOVED && said.newHost();
  }

  boolean hasConfirmed() {
    return isConfirmed && said.hasConfirmed();
  }

  /** Whether it tells what happens next: the invitation is on its way. */
  boolean tellsNext() {
    return state == State.BOOKED || state == State.CORRECTED;
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
