package org.talktous.delivery;

import java.time.Duration;

/** The result of one attempt. The answer is stored for staff; it holds no personal data. */
public sealed interface Outcome {

  String answer();

  /** The receiver has it. */
  record Delivered(String answer) implements Outcome {}

  /**
   * To be retried as scheduled. A pause greater than zero holds back all deliveries to the target
   * until it is over.
   */
  record Refused(String answer, Duration pause) implements Outcome {
    public Refused(String answer) {
      this(answer, Duration.ZERO);
    }
  }

  /** Not to be retried. */
  record Failed(String answer) implements Outcome {}
}
