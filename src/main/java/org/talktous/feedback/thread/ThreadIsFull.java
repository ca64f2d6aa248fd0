package org.talktous.feedback.thread;

import io.micronaut.http.HttpStatus;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** So much was written in a thread that it takes no more. */
public final class ThreadIsFull extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("thread-is-full", HttpStatus.CONFLICT, "The thread takes no more");

  ThreadIsFull() {
    super(TYPE, "Write a new comment.");
  }
}
