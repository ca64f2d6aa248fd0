package org.talktous.call.booking;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The questions that readers asked when they booked. */
@Singleton
public class CallQuestions {
  private final BookingRepository rows;

  CallQuestions(BookingRepository rows) {
    this.rows = rows;
  }

  /** Forgets what the reader asked, in the caller's transaction: they took it back. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(UUID booking) {
    rows.forgetQuestion(booking);
  }
}
