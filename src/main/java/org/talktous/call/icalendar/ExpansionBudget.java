package org.talktous.call.icalendar;

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
      throw new InvalidCalendar("its recurring events take too long to expand");
    }
    steps -= (long) Math.ceil(estimated);
  }

  void takeOccurrence() {
    if (occurrences-- == 0) {
      throw new InvalidCalendar("it has more than " + OCCURRENCES + " events in the time ahead");
    }
  }
}
