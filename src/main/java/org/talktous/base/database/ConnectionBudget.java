package org.talktous.base.database;

/**
 * How many connections a service opens at most beside the pool that serves people. They share one
 * server, which must allow the sum, so the numbers stand in one place.
 */
public final class ConnectionBudget {
  /** Long exports at once, and a page's figures beside them. */
  public static final int REPORTS = 8;

  /** The one that is asked all the time whether the database answers. */
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
