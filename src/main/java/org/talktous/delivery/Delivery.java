package org.talktous.delivery;

/**
 * An attempt to begin: a message for a target.
 *
 * @param attempt the number of this attempt, from 1
 * @param attemptsBefore how many of them were made when the schedule of retries last began
 */
record Delivery(long id, String target, int attempt, int attemptsBefore, Message message) {

  /** How many failures there are if this attempt fails too. */
  int failures() {
    return attempt - attemptsBefore;
  }
}
