package org.talktous.base.database;

/**
 * Sizes of the connection pools beside the default one. One server must allow their sum, so they
 * are set in one place.
 */
public final class ConnectionBudget {
  /** Concurrent exports, and the figures of report pages. */
  public static final int REPORTS = 8;

  /** The health probe. */
  public static final int PROBE = 1;

  private ConnectionBudget() {}

  /**
   * All that a server must allow.
   *
   * @param usual the size of the pool that serves people
   * @param reportsElsewhere whether reports have a server of their own
   */
  public static int total(int usual, boolean reportsElsewhere) {
    return usual + (reportsElsewhere ? 0 : REPORTS) + PROBE;
  }
}
