package org.talktous.web.problem;

import java.util.Arrays;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Optimistic-lock tag: a hash of the state a form was rendered from. The form sends it back, and
 * the change is refused if the state has another tag by then.
 *
 * @param text sixteen hexadecimal digits
 */
public record VersionTag(String text) {
  private static final int DIGITS = 16;

  /**
   * Hashes the text form of some data, which must be deterministic: records, lists and sorted maps.
   */
  public static VersionTag of(@Nullable Object... seen) {
    return new VersionTag(DigestUtils.sha256Hex(Arrays.toString(seen)).substring(0, DIGITS));
  }

  /** The tag in a form. A form without one matches no state, so its change is refused. */
  public static String in(Map<String, String> form) {
    return form.getOrDefault("mark", "");
  }

  /**
   * Refuses a change that was made on another state.
   *
   * @param seen the mark of that; null if it does not matter
   */
  public void mustBe(@Nullable String seen) {
    if (seen != null && !seen.equals(text)) {
      throw new ChangedMeanwhile();
    }
  }
}
