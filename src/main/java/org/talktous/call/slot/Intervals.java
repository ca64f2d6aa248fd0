package org.talktous.call.slot;

import java.util.stream.IntStream;

/** Time ranges [from, until) in epoch seconds, sorted by where they begin; they may overlap. */
public final class Intervals {
  public static final Intervals NONE = new Intervals(new long[0], new long[0]);

  private final long[] froms;
  private final long[] untils;

  private Intervals(long[] froms, long[] untils) {
    this.froms = froms;
    this.untils = untils;
  }

  /**
   * The ranges whose bounds stand at the same index, given in any order.
   *
   * @throws IllegalArgumentException if the arrays differ in length, or a range does not begin
   *     before it ends
   */
  public static Intervals of(long[] froms, long[] untils) {
    if (froms.length != untils.length) {
      throw new IllegalArgumentException(
          "%d beginnings, %d ends".formatted(froms.length, untils.length));
    }
    for (int i = 0; i < froms.length; i++) {
      if (froms[i] >= untils[i]) {
        throw new IllegalArgumentException(
            "An interval from %d until %d".formatted(froms[i], untils[i]));
      }
    }
    return isSorted(froms) ? new Intervals(froms.clone(), untils.clone()) : sorted(froms, untils);
  }

  // A database hands them over in order: then there is nothing to sort.
  private static boolean isSorted(long[] froms) {
    return IntStream.range(1, froms.length).allMatch(i -> froms[i - 1] <= froms[i]);
  }

  private static Intervals sorted(long[] froms, long[] untils) {
    int[] order =
        IntStream.range(0, froms.length)
            .boxed()
            .sorted((one, other) -> Long.compare(froms[one], froms[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Intervals(
        IntStream.of(order).mapToLong(i -> froms[i]).toArray(),
        IntStream.of(order).mapToLong(i -> untils[i]).toArray());
  }

  public int size() {
    return froms.length;
  }

  public long from(int index) {
    return froms[index];
  }

  public long until(int index) {
    return untils[index];
  }
}
