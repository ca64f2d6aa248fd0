package org.talktous.web.problem;

/** There is no such thing, or the link to it is not genuine. */
public final class NotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  public NotFound(String what) {
    super(ProblemType.NOT_FOUND, "There is no such " + what + ".");
  }
}
