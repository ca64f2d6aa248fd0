package org.talktous.base.privacy;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.web.page.Messages;
import org.talktous.web.page.PageFact;

/**
 * How long readers are known after their call or closed thread: the setting {@code TALK_RETENTION},
 * a period or duration of ISO 8601.
 */
@Context
public class RetentionPeriod implements PageFact {
  private static final String NAME = "TALK_RETENTION";
  private static final int LONGEST_YEARS = 100;

  private final TemporalAmount amount;

  RetentionPeriod(@Property(name = "talk.retention") String given) {
    this.amount = amount(given.strip());
  }

  private static TemporalAmount amount(String given) {
    try {
      var amount = given.contains("T") ? Duration.parse(given) : Period.parse(given);
      var epoch = Instant.EPOCH.atOffset(ZoneOffset.UTC);
      var end = epoch.plus(amount);
      if (!end.isBefore(epoch.plusDays(1)) && !end.isAfter(epoch.plusYears(LONGEST_YEARS))) {
        return amount;
      }
    } catch (DateTimeParseException notAPeriod) {
      // said below
    } catch (DateTimeException | ArithmeticException tooLong) {
      // said below
    }
    throw new InvalidSetting(
        NAME, "must be an ISO 8601 period from P1D to P100Y, such as P365D or P1Y6M, not " + given);
  }

  /** When what ended at that time had been kept for the whole period, seen from now. */
  public Instant before(Instant now) {
    return now.atOffset(ZoneOffset.UTC).minus(amount).toInstant();
  }

  /** As the setting gives it. */
  public String iso() {
    return amount.toString();
  }

  @Override
  public String name() {
    return "retention";
  }

  /** In words, such as <i>365 days</i>. */
  @Override
  public String text(Messages messages) {
    return switch (amount) {
      case Period period -> words(period, messages);
      case Duration duration when duration.toDaysPart() > 0 && duration.toHoursPart() == 0 ->
          messages.count("period.days", duration.toDays());
      case Duration duration -> messages.count("period.hours", duration.toHours());
      default -> iso();
    };
  }

  private static String words(Period period, Messages messages) {
    var parts = new ArrayList<String>();
    if (period.getYears() != 0) {
      parts.add(messages.count("period.years", period.getYears()));
    }
    if (period.getMonths() != 0) {
      parts.add(messages.count("period.months", period.getMonths()));
    }
    if (period.getDays() != 0) {
      parts.add(messages.count("period.days", period.getDays()));
    }
    return String.join(" ", parts);
  }
}
