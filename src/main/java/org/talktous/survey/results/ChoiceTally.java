package org.talktous.survey.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How often each value was given in answer to a question, and what that adds up to, to four places
 * after the point. Nothing is made of no answers.
 *
 * @param answered how many answered; with a checkbox fewer than values were given
 */
record ChoiceTally(Map<String, Long> counts, long answered) {
  private static final int PLACES = 4;

  ChoiceTally {
    counts = Map.copyOf(counts);
  }

  long count(String value) {
    return counts.getOrDefault(value, 0L);
  }

  @Nullable Double share(String value) {
    return share(count(value));
  }

  @Nullable Double mean() {
    long sum =
        counts.entrySet().stream()
            .mapToLong(each -> Long.parseLong(each.getKey()) * each.getValue())
            .sum();
    return share(sum);
  }

  /** Net Promoter Score: promoters less detractors, in hundredths of the answers. */
  @Nullable Double nps() {
    return share(100 * (rated(rate -> rate >= 9) - rated(rate -> rate <= 6)));
  }

  /** Customer satisfaction: the share of the two highest of five rates. */
  @Nullable Double csat() {
    return share(rated(rate -> rate >= 4));
  }

  private long rated(IntPredicate wanted) {
    return counts.entrySet().stream()
        .filter(each -> wanted.test(Integer.parseInt(each.getKey())))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private @Nullable Double share(long part) {
    return answered == 0
        ? null
        : BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(answered), PLACES, RoundingMode.HALF_UP)
            .doubleValue();
  }
}
