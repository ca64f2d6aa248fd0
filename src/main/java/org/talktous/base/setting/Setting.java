package org.talktous.base.setting;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Parses settings; an invalid one is reported by its name. */
public final class Setting {
  private Setting() {}

  /** A duration of ISO 8601, not negative and not longer than the longest. */
  public static Duration duration(String name, String given, Duration longest) {
    try {
      var duration = Duration.parse(given.strip());
      if (!duration.isNegative() && duration.compareTo(longest) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException notADuration) {
      // said below
    }
    throw new InvalidSetting(
        name, "must be an ISO 8601 duration from PT0S to " + longest + ", not " + given);
  }

  /** A whole number from the least to the most. */
  public static int number(String name, String given, int least, int most) {
    try {
      var number = Integer.parseInt(given.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // said below
    }
    throw new InvalidSetting(
        name, "must be a whole number from " + least + " to " + most + ", not " + given);
  }

  /** Yes or no, as {@code true} or {@code false}. */
  public static boolean flag(String name, String given) {
    return switch (given.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidSetting(name, "must be true or false, not " + given);
    };
  }
}
