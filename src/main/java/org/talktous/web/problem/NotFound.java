package org.talktous.web.problem;

import java.util.Optional;

/** There is no such thing, or the link to it is not genuine. */
public final class NotFound extends Refusal {
  private static final long serialVersionUID = 1L;

  private final String what;

  public NotFound(String what) {
    super(ProblemType.NOT_FOUND, "There is no such " + what + ".");
    this.what = what;
  }

  /** The text for readers, who follow links that may be cut short. */
  @Override
  public Optional<String> text() {
    return Optional.of("missing." + what);
  }
}
