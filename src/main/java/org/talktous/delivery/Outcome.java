package org.talktous.delivery;

import java.time.Duration;

/** What came of one attempt. The answer is kept for staff to read; it holds no reader's data. */
public sealed interface Outcome {

  DeliveryAnswer answer();

  /** The receiver has it. */
  record Delivered(DeliveryAnswer answer) implements Outcome {}

  /**
   * To be tried again as the schedule says. For a pause that is not zero the target is left alone:
   * neither this nor anything else is tried before it is over.
   */
  record Refused(DeliveryAnswer answer, Duration pause) implements Outcome {
    public Refused(DeliveryAnswer answer) {
      this(answer, Duration.ZERO);
    }
  }

  /** Trying again would be in vain. */
  record Failed(DeliveryAnswer answer) implements Outcome {}
}
