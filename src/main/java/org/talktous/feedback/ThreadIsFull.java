package org.talktous.feedback;

import io.micronaut.http.HttpStatus;
import org.talktous.problem.ProblemType;
import org.talktous.problem.Refusal;

/** So much was written in a thread that it takes no more. */
final class ThreadIsFull extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("thread-is-full", HttpStatus.CONFLICT, "The thread takes no more");

  ThreadIsFull() {
    super(TYPE, "Write a new comment.");
  }
}
