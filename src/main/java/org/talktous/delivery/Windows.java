package org.talktous.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How many deliveries may be under way to each target. A target earns room by answering and loses
 * it by failing, as TCP does (RFC 5681): one that hangs soon holds a single thread, and many that
 * hang leave room for one that does not.
 */
final class Windows {
  private static final int FIRST = 4;

  private final int all;
  private final int most;
  private final RandomGenerator random;
  private final Map<String, Window> windows = new HashMap<>();
  private int underWay;

  /**
   * @param all how many may be under way to all targets together
   * @param most how many to one
   */
  Windows(int all, int most, RandomGenerator random) {
    this.all = all;
    this.most = most;
    this.random = random;
  }

  private static final class Window {
    int size;
    int underWay;
    boolean wantsMore;

    Window(int size) {
      this.size = size;
    }

    int free() {
      return Math.max(0, size - underWay);
    }
  }

  /** How many of each target's deliveries may begin now; none of those that are left out. */
  synchronized Map<String, Integer> room(Collection<String> targets) {
    var shuffled = new ArrayList<>(targets);
    Collections.shuffle(shuffled, random);
    int left = all - underWay;
    int waiting = shuffled.size();
    var room = new LinkedHashMap<String, Integer>();
    for (var target : shuffled) {
      int share = Math.min(window(target).free(), Math.ceilDiv(left, waiting--));
      if (share > 0) {
        room.put(target, share);
        left -= share;
      }
    }
    return room;
  }

  /** Notes how many of the room given have begun; having used all, a target may want more. */
  synchronized void begun(Map<String, Integer> room, Map<String, Long> begun) {
    room.forEach(
        (target, given) -> {
          var window = window(target);
          int count = begun.getOrDefault(target, 0L).intValue();
          window.underWay += count;
          window.wantsMore = count == given;
          underWay += count;
        });
  }

  /**
   * Notes that one has ended.
   *
   * @return whether it is worth looking for more
   */
  synchronized boolean ended(String target, boolean well) {
    var window = window(target);
    window.underWay--;
    underWay--;
    window.size = well ? Math.min(most, window.size + 1) : Math.max(1, window.size / 2);
    boolean worth = window.wantsMore && window.free() >= Math.ceilDiv(window.size, 2);
    if (window.underWay == 0 && window.size == Math.min(FIRST, most)) {
      windows.remove(target);
    }
    if (underWay == 0) {
      notifyAll();
    }
    return worth;
  }

  /** Waits until nothing is under way. */
  synchronized void awaitNone() throws InterruptedException {
    while (underWay > 0) {
      wait();
    }
  }

  private Window window(String target) {
    return windows.computeIfAbsent(target, first -> new Window(Math.min(FIRST, most)));
  }
}
