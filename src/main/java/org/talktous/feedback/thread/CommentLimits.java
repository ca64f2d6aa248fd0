package org.talktous.feedback.thread;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.talktous.base.security.ClientAddress;
import org.talktous.base.security.Network;
import org.talktous.base.security.RateLimit;
import org.talktous.base.security.RateLimits;

/** How often one address may write. */
@Singleton
public class CommentLimits {
  private static final RateLimit CHANGES_BY_ADDRESS =
      new RateLimit("comment changes by address", 300, Duration.ofMinutes(10));
  private static final RateLimit COMMENTS_BY_ADDRESS =
      new RateLimit("comments by address", 300, Duration.ofMinutes(10));

  private final RateLimits limits;
  private final ClientAddress addresses;

  CommentLimits(RateLimits limits, ClientAddress addresses) {
    this.limits = limits;
    this.addresses = addresses;
  }

  /** Counts a change that writes nothing: who has written too much may still take it back. */
  public void countChange(HttpRequest<?> request) {
    limits.count(CHANGES_BY_ADDRESS, addresses.of(request));
  }

  /** Counts a text; answers the network that it comes from. */
  public Network count(HttpRequest<?> request) {
    var network = addresses.of(request);
    limits.count(COMMENTS_BY_ADDRESS, network);
    return network;
  }
}
