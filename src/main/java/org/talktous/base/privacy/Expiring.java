package org.talktous.base.privacy;

import java.time.Instant;
import java.time.Period;

/** Rows that are deleted when their period is over, independently of any reader. */
public interface Expiring {
  /** What they are, for the log. */
  String what();

  Period kept();

  /** Deletes some of those from before a time, in a transaction of its own; says how many. */
  int deleteBefore(Instant time, int limit);
}
