package org.talktous.feedback.inbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.feedback.thread.FeedbackThread;
import org.talktous.web.constraint.Excerpt;

/** What a list shows of a thread: how it begins, or what was found in it. */
record Headline(List<Piece> pieces) {
  private static final int LONGEST = 280;

  Headline {
    pieces = List.copyOf(pieces);
  }

  /** Some text; marked if it is one of the words that were searched for. */
  record Piece(String text, boolean marked) {}

  static Headline of(FeedbackThread thread, @Nullable String found) {
    return found == null ? new Headline(List.of(new Piece(beginning(thread), false))) : of(found);
  }

  private static String beginning(FeedbackThread thread) {
    return Excerpt.ofLine(thread.body(), LONGEST);
  }

  private static Headline of(String found) {
    var text = found.replace(InboxStatement.LESS, "<").replace(InboxStatement.GREATER, ">").strip();
    var pieces = new ArrayList<Piece>();
    for (var part : text.split(InboxStatement.MARK, -1)) {
      int end = part.indexOf(InboxStatement.UNMARK);
      if (end >= 0) {
        pieces.add(new Piece(part.substring(0, end), true));
      }
      pieces.add(new Piece(part.substring(end + 1), false));
    }
    return new Headline(pieces);
  }
}
