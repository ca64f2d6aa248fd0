package org.talktous.web.problem;

import io.micronaut.http.HttpStatus;

/** Lost update refused: the state has changed since the client read it. */
public final class ChangedMeanwhile extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final ProblemType TYPE =
      new ProblemType("changed-meanwhile", HttpStatus.CONFLICT, "It has been changed meanwhile");

  public ChangedMeanwhile() {
    super(TYPE, "Somebody else has changed it since it was read.");
  }
}
