package org.talktous.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Caps the attempts under way: a number for the channel, and one for each of its targets, so that a
 * target that hangs holds no more than its own.
 */
final class ConcurrencyLimits {
  private final int limit;
  private final int limitForOne;
  private final RandomGenerator random;
  private final Map<String, Integer> underWay = new HashMap<>();

  /** Those whose last take was as large as its cap, and which may have more waiting. */
  private final Set<String> waiting = new HashSet<>();

  private int allUnderWay;

  /**
   * @param limit how many attempts may be under way to all targets together
   * @param limitForOne how many to one
   */
  ConcurrencyLimits(int limit, int limitForOne, RandomGenerator random) {
    this.limit = limit;
    this.limitForOne = limitForOne;
    this.random = random;
  }

  /** How many attempts may begin for each target now; what is scarce is shared. */
  synchronized Map<String, Integer> free(Collection<String> targets) {
    List<String> shuffled = new ArrayList<>(targets);
    Collections.shuffle(shuffled, random);
    int left = limit - allUnderWay;
    int others = shuffled.size();
    var free = new LinkedHashMap<String, Integer>();
    for (var target : shuffled) {
      int share = Math.min(freeOf(target), Math.ceilDiv(left, others--));
      if (share > 0) {
        free.put(target, share);
        left -= share;
      }
    }
    return free;
  }

  private int freeOf(String target) {
    return limitForOne - underWay.getOrDefault(target, 0);
  }

  /** Notes how many of the attempts that were free have begun. */
  synchronized void begun(Map<String, Integer> free, Map<String, Long> begun) {
    free.forEach(
        (target, given) -> {
          int count = begun.getOrDefault(target, 0L).intValue();
          if (count > 0) {
            underWay.merge(target, count, Integer::sum);
            allUnderWay += count;
          }
          if (count == given) {
            waiting.add(target);
          } else {
            waiting.remove(target);
          }
        });
  }

  /**
   * Notes that an attempt has ended.
   *
   * @return whether to look for more at once: the target had more, and half its cap is free
   */
  synchronized boolean ended(String target) {
    allUnderWay--;
    underWay.computeIfPresent(target, (same, count) -> count == 1 ? null : count - 1);
    if (allUnderWay == 0) {
      notifyAll();
    }
    return waiting.contains(target) && freeOf(target) >= Math.ceilDiv(limitForOne, 2);
  }

  /** Waits until nothing is under way. */
  synchronized void awaitNone() throws InterruptedException {
    while (allUnderWay > 0) {
      wait();
    }
  }
}
