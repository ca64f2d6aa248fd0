package org.talktous.call.icalendar;

import org.talktous.call.icalendar.Remark.Code;

/**
 * How much a file may still cost. A line of few letters can ask for every second since the year 1:
 * what a rule would take is estimated and paid before it is followed.
 */
final class ExpansionBudget {
  static final int OCCURRENCES = 5_000;

  private static final long STEPS = 2_000_000;

  private long steps = STEPS;
  private int occurrences = OCCURRENCES;

  void takeSteps(double estimated) {
    if (estimated > steps) {
      throw new UnreadableValue(Code.TOO_LONG);
    }
    steps -= (long) Math.ceil(estimated);
  }

  void takeOccurrence() {
    if (occurrences == 0) {
      throw new UnreadableValue(Code.TOO_MANY);
    }
    occurrences--;
  }
}
