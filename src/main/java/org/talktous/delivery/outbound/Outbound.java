package org.talktous.delivery.outbound;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes clients for those who go out. */
@Singleton
public class Outbound {
  private final GuardedResolver lookup;

  Outbound(GuardedResolver lookup) {
    this.lookup = lookup;
  }

  /**
   * A client of so many connections; its caller closes it.
   *
   * @param timeout how long one exchange may take in all
   */
  public OutboundClient client(Duration timeout, int connections) {
    return new OutboundClient(lookup, timeout, connections);
  }
}
