package org.talktous.call.waitlist;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.talktous.base.security.ClientAddress;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;
import org.talktous.web.constraint.FoldedEmail;

/** Rate limits of the wait list: a mailbox is written to by whoever names it. */
@Singleton
class WaitlistLimits {
  private static final RateLimit BY_ADDRESS =
      new RateLimit("waitlist by address", 300, Duration.ofMinutes(10));
  private static final RateLimit BY_MAILBOX =
      new RateLimit("waitlist by mailbox", 20, Duration.ofHours(1));

  private final RateLimits limits;
  private final ClientAddress addresses;

  WaitlistLimits(RateLimits limits, ClientAddress addresses) {
    this.limits = limits;
    this.addresses = addresses;
  }

  void count(HttpRequest<?> request, String mailbox) {
    limits.count(BY_ADDRESS, addresses.of(request));
    limits.count(BY_MAILBOX, FoldedEmail.holder(mailbox));
  }
}
