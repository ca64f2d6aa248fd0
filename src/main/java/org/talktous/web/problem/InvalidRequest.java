package org.talktous.web.problem;

import java.util.List;

/** The request cannot be understood or breaks the limits of its fields. */
public final class InvalidRequest extends Refusal {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public InvalidRequest(List<Violation> violations) {
    super(ProblemType.INVALID_REQUEST, "See the violations for the fields at fault.");
    this.violations = List.copyOf(violations);
  }

  public InvalidRequest(String field, String message) {
    this(List.of(new Violation(field, message)));
  }

  @Override
  public List<Violation> violations() {
    return violations;
  }
}
