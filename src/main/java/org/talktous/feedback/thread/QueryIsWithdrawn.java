package org.talktous.feedback.thread;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** Its reader took the query back, so nothing of it can be changed any more. */
public final class QueryIsWithdrawn extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("comment-is-withdrawn", HttpStatus.CONFLICT, "The comment was withdrawn");

  QueryIsWithdrawn() {
    super(TYPE, "Its reader took it back; nothing of it can be changed.");
  }
}
