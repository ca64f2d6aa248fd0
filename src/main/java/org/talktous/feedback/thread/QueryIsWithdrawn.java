package org.talktous.feedback.thread;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** The reader withdrew the query; it can no longer be changed. */
public final class QueryIsWithdrawn extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("comment-is-withdrawn", HttpStatus.CONFLICT, "The comment was withdrawn");

  QueryIsWithdrawn() {
    super(TYPE, "Its reader took it back; nothing of it can be changed.");
  }
}
