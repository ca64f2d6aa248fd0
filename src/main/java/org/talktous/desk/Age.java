package org.talktous.desk;

import java.time.Duration;
import java.time.Instant;
import org.talktous.web.page.Page;

/** How long something has waited, as one says it: in the largest unit that tells enough. */
public record Age(Duration lasted) {

  public static Age of(Instant since, Instant now) {
    return new Age(Duration.between(since, now));
  }

  public String in(Page page) {
    if (lasted.toMinutes() < 1) {
      return page.say("desk.age.now");
    }
    if (lasted.toMinutes() < 60) {
      return page.count("desk.age.minutes", lasted.toMinutes());
    }
    return lasted.toHours() < 48
        ? page.count("desk.age.hours", lasted.toHours())
        : page.count("desk.age.days", lasted.toDays());
  }
}
