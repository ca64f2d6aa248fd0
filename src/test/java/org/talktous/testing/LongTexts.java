package org.talktous.testing;

import java.util.List;
import java.util.stream.Stream;

/** Texts as long as they are taken, each of one kind of sign, such as people and programs send. */
public final class LongTexts {
  private static final List<String> UNITS =
      List.of(
          "\n",
          "\r\n",
          "\r",
          "\u2028",
          "\u2029",
          "\n \t",
          "\n\u200b\u00a0",
          "a\n",
          "a\n\n",
          " ",
          "\t",
          "\u200b",
          "a\u0301",
          "\u0301",
          "\uD83D\uDE00",
          "\uD83D\uDC69\u200D\uD83D\uDCBB",
          "\u200f",
          "\u05d0",
          "(",
          ")[",
          "\"",
          "'\\",
          "<b>",
          "&amp;",
          "%",
          "http://",
          "http://a.example/?q=(x) ",
          "www.a.example,",
          "a@",
          "7",
          "-1",
          "a",
          "a-");

  private LongTexts() {}

  /** One of each kind, of as many signs at most. */
  public static Stream<String> of(int length) {
    return UNITS.stream().map(unit -> unit.repeat(length / unit.length()));
  }

  /** One of each kind that holds a word, so that it is taken where something must be said. */
  public static Stream<String> saying(int length) {
    return of(length - 2).map(text -> "x" + text + "y");
  }
}
