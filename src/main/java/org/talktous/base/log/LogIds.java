package org.talktous.base.log;

import org.slf4j.MDC;

/** The ids that lines of the log carry while something is done (SLF4J's MDC); no personal data. */
public final class LogIds {
  /** The request that is answered. */
  public static final String REQUEST = "request";

  /** The event that is told of. */
  public static final String EVENT = "event";

  /** The delivery that is attempted. */
  public static final String DELIVERY = "delivery";

  /** The name of the task that is run. */
  public static final String TASK = "task";

  private LogIds() {}

  /** Has the lines of this thread carry an id until it is closed. */
  public static MDC.MDCCloseable with(String name, String id) {
    return MDC.putCloseable(name, id);
  }
}
