package org.talktous.web.problem;

import java.util.Arrays;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * By which it is known again whether something is as it was seen. A form carries it from the page
 * that showed the thing to the change of it.
 *
 * @param text sixteen hexadecimal digits
 */
public record VersionTag(String text) {
  private static final int DIGITS = 16;

  /** The mark of data as their words go, so they are records, lists and sorted maps. */
  public static VersionTag of(@Nullable Object... seen) {
    return new VersionTag(DigestUtils.sha256Hex(Arrays.toString(seen)).substring(0, DIGITS));
  }

  /** The mark that a form carries; one that carries none has seen nothing that there is. */
  public static String in(Map<String, String> form) {
    return form.getOrDefault("mark", "");
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
