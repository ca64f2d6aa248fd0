package org.talktous.delivery;

import java.time.Duration;

/** The result of one attempt. The answer is stored for staff; it holds no personal data. */
public sealed interface Outcome {

  DeliveryAnswer answer();

  /** The receiver has it. */
  record Delivered(DeliveryAnswer answer) implements Outcome {}

  /**
   * To be retried as scheduled. A pause greater than zero holds back all deliveries to the target
   * until it is over.
   */
  record Refused(DeliveryAnswer answer, Duration pause) implements Outcome {
    public Refused(DeliveryAnswer answer) {
      this(answer, Duration.ZERO);
    }
  }

  /** Not to be retried. */
  record Failed(DeliveryAnswer answer) implements Outcome {}
}
