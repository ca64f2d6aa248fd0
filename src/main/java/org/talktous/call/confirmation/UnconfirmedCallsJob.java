package org.talktous.call.confirmation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.holding.CallHoldings;
import org.talktous.delivery.mail.TimedMails;

/** Gives back the time of calls that their readers did not confirm. */
@Factory
class UnconfirmedCallsJob {
  private final CallChanges changes;
  private final CallHoldings holdings;

  UnconfirmedCallsJob(CallChanges changes, CallHoldings holdings) {
    this.changes = changes;
    this.holdings = holdings;
  }

  @Singleton
  RecurringTask<Void> unconfirmedCalls(@Property(name = "talk.unconfirmed-check") String schedule) {
    return TimedMails.task("unconfirmed-calls", schedule, this::release);
  }

  void release() {
    changes.releaseUnconfirmed();
    holdings.forgetPast();
  }
}
