package org.talktous.article.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How alike two pieces of text are, by the edits that make one of the other (Levenshtein). */
final class Similarity {
  private Similarity() {}

  /** A range of a text, and the edits that make the pattern of it. */
  record Match(int start, int end, int edits) {}

  /** From 0, nothing in common, to 1, the same. */
  static double of(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    return longer == 0 ? 1 : 1 - (double) edits(one.toCharArray(), other.toCharArray()) / longer;
  }

  private static int edits(char[] one, char[] other) {
    var costs = counting(other.length);
    for (int i = 1; i <= one.length; i++) {
      int diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= other.length; j++) {
        int replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
      }
    }
    return costs[other.length];
  }

  /**
   * The places where a text says nearly what a pattern says: of each run of neighbouring ends that
   * need at most so many edits, the best (P. H. Sellers 1980; only the part of each column that can
   * still stay within the edits is computed, after E. Ukkonen 1985).
   */
  static List<Match> near(char[] pattern, char[] text, int mostEdits) {
    var costs = counting(pattern.length);
    var starts = new int[pattern.length + 1];
    var matches = new ArrayList<Match>();
    int reach = Math.min(pattern.length, mostEdits + 1);
    for (int at = 1; at <= text.length; at++) {
      reach = column(pattern, text[at - 1], at, costs, starts, reach, mostEdits);
      if (reach == pattern.length && costs[reach] <= mostEdits) {
        keepBest(matches, new Match(starts[reach], at, costs[reach]));
      }
      if (reach < pattern.length) {
        // One more row may come within the edits at the next character.
        reach++;
        costs[reach] = mostEdits + 1;
      }
    }
    return matches;
  }

  /** Computes one column down to where it can matter; returns the last row within the edits. */
  private static int column(
      char[] pattern, char c, int at, int[] costs, int[] starts, int reach, int mostEdits) {
    int diagonal = costs[0];
    int diagonalStart = at - 1;
    costs[0] = 0;
    starts[0] = at;
    int last = 0;
    for (int i = 1; i <= reach; i++) {
      int left = costs[i];
      int leftStart = starts[i];
      int cost = diagonal + (pattern[i - 1] == c ? 0 : 1);
      int start = diagonalStart;
      if (left + 1 < cost) {
        cost = left + 1;
        start = leftStart;
      }
      if (costs[i - 1] + 1 < cost) {
        cost = costs[i - 1] + 1;
        start = starts[i - 1];
      }
      costs[i] = Math.min(cost, mostEdits + 1);
      starts[i] = start;
      diagonal = left;
      diagonalStart = leftStart;
      if (costs[i] <= mostEdits) {
        last = i;
      }
    }
    return last;
  }

  private static void keepBest(List<Match> matches, Match found) {
    if (matches.isEmpty() || matches.getLast().end() < found.start()) {
      matches.add(found);
    } else if (found.edits() <= matches.getLast().edits()) {
      // Of equals the longer: what was added stands inside, not behind.
      matches.set(matches.size() - 1, found);
    }
  }

  private static int[] counting(int to) {
    var numbers = new int[to + 1];
    Arrays.setAll(numbers, i -> i);
    return numbers;
  }
}
