package org.talktous.call.slot;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Instants at which a call can start, each once, in order. */
public final class SlotStarts {
  public static final SlotStarts NONE = new SlotStarts(new long[0]);

  private final long[] seconds;

  private SlotStarts(long[] seconds) {
    this.seconds = seconds;
  }

  public int size() {
    return seconds.length;
  }

  public boolean isEmpty() {
    return seconds.length == 0;
  }

  /** The start at the index. */
  public Instant at(int index) {
    return Instant.ofEpochSecond(seconds[index]);
  }

  public boolean contains(Instant start) {
    return start.getNano() == 0 && Arrays.binarySearch(seconds, start.getEpochSecond()) >= 0;
  }

  public Stream<Instant> stream() {
    return LongStream.of(seconds).mapToObj(Instant::ofEpochSecond);
  }

  /**
   * Those nearest to the wanted time, to the second, at most {@code limit} of them, in order; the
   * earlier of two.
   */
  public List<Instant> nearest(Instant wanted, int limit) {
    long target = wanted.getEpochSecond();
    int found = Arrays.binarySearch(seconds, target);
    int first = found >= 0 ? found : -found - 1;
    int end = first;
    while (end - first < Math.min(limit, size())) {
      if (end == size() || (first > 0 && target - seconds[first - 1] <= seconds[end] - target)) {
        first--;
      } else {
        end++;
      }
    }
    return IntStream.range(first, end).mapToObj(this::at).toList();
  }

  SlotStarts union(SlotStarts other) {
    var union = new Builder(size() + other.size());
    int mine = 0;
    int theirs = 0;
    while (mine < size() && theirs < other.size()) {
      long next = Math.min(seconds[mine], other.seconds[theirs]);
      union.add(next);
      mine += seconds[mine] == next ? 1 : 0;
      theirs += other.seconds[theirs] == next ? 1 : 0;
    }
    union.addAll(this, mine);
    union.addAll(other, theirs);
    return union.build();
  }

  /** Gathers starts that come in order. */
  static final class Builder {
    private long[] seconds;
    private int size;

    Builder(int expected) {
      seconds = new long[expected];
    }

    void add(long second) {
      if (size == seconds.length) {
        seconds = Arrays.copyOf(seconds, Math.max(16, 2 * size));
      }
      seconds[size++] = second;
    }

    private void addAll(SlotStarts starts, int first) {
      for (int i = first; i < starts.size(); i++) {
        add(starts.seconds[i]);
      }
    }

    SlotStarts build() {
      return size == 0 ? NONE : new SlotStarts(Arrays.copyOf(seconds, size));
    }
  }
}
