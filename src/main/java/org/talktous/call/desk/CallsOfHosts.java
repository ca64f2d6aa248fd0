package org.talktous.call.desk;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.talktous.call.host.BookedCalls;

/** Tells the hours of hosts of the calls in them. */
@Singleton
class CallsOfHosts implements BookedCalls {
  private final CallLineRepository lines;

  CallsOfHosts(CallLineRepository lines) {
    this.lines = lines;
  }

  @Override
  public List<BookedCall> confirmed(UUID host, Instant from, Instant until) {
    return lines.confirmed(host, from, until);
  }
}
