package org.talktous.call.booking;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import org.talktous.base.security.ClientAddress;
import org.talktous.base.security.Network;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;
import org.talktous.web.constraint.FoldedEmail;

/**
 * Rate limits of booking and changing calls. Attempts have a wide limit, as many readers may
 * compete for a slot; successful bookings a narrow one.
 */
@Singleton
public class CallLimits {
  private static final RateLimit BOOKING_BY_ADDRESS =
      new RateLimit("booking by address", 1_000, Duration.ofMinutes(10));
  private static final RateLimit CALLS_BY_ADDRESS =
      new RateLimit("calls by address", 600, Duration.ofHours(1));
  private static final RateLimit CALLS_BY_MAILBOX =
      new RateLimit("calls by mailbox", 60, Duration.ofHours(1));
  private static final RateLimit CHANGES_BY_ADDRESS =
      new RateLimit("call changes by address", 300, Duration.ofMinutes(10));

  private final RateLimits limits;
  private final ClientAddress addresses;

  CallLimits(RateLimits limits, ClientAddress addresses) {
    this.limits = limits;
    this.addresses = addresses;
  }

  /** Counts a booking, which is given the network that it comes from. */
  public <T> T counted(HttpRequest<?> request, String mailbox, Function<String, T> booking) {
    var address = address(request);
    limits.count(BOOKING_BY_ADDRESS, address);
    limits.check(CALLS_BY_ADDRESS, address);
    var holder = FoldedEmail.holder(mailbox);
    limits.check(CALLS_BY_MAILBOX, holder);
    var booked = booking.apply(address.name());
    limits.spend(CALLS_BY_ADDRESS, address);
    limits.spend(CALLS_BY_MAILBOX, holder);
    return booked;
  }

  public void count(HttpRequest<?> request) {
    limits.count(CHANGES_BY_ADDRESS, address(request));
  }

  private Network address(HttpRequest<?> request) {
    return addresses.of(request);
  }
}
