package org.talktous.problem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * By which it is known again whether something is as it was seen. A form carries it from the page
 * that showed the thing to the change of it.
 *
 * @param text sixteen hexadecimal digits
 */
public record Mark(String text) {
  private static final int BYTES = 8;

  /** The mark of data as their words go, so they are records, lists and sorted maps. */
  public static Mark of(@Nullable Object... seen) {
    try {
      var words = Arrays.toString(seen).getBytes(StandardCharsets.UTF_8);
      var hash = MessageDigest.getInstance("SHA-256").digest(words);
      return new Mark(HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-256", e);
    }
  }

  /**
   * Refuses to go on if something else was seen.
   *
   * @param seen the mark of that; null if it does not matter
   */
  public void mustBe(@Nullable String seen) {
    if (seen != null && !seen.equals(text)) {
      throw new ChangedMeanwhile();
    }
  }
}
