package org.talktous.feedback;

import io.micronaut.http.HttpStatus;
import org.talktous.problem.ProblemType;
import org.talktous.problem.Refusal;

/** Its reader took the query back, so nothing of it can be changed any more. */
final class QueryIsWithdrawn extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("comment-is-withdrawn", HttpStatus.CONFLICT, "The comment was withdrawn");

  QueryIsWithdrawn() {
    super(TYPE, "Its reader took it back; nothing of it can be changed.");
  }
}
