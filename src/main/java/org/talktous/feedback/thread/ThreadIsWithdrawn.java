package org.talktous.feedback.thread;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** The reader withdrew the thread; it can no longer be changed. */
public final class ThreadIsWithdrawn extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("comment-is-withdrawn", HttpStatus.CONFLICT, "The comment was withdrawn");

  ThreadIsWithdrawn() {
    super(TYPE, "Its reader took it back; nothing of it can be changed.");
  }
}
