package org.talktous.delivery;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Messages;

/**
 * What came of an attempt, as it is stored: a code whose texts are the messages {@code
 * delivery.answered.CODE}, or the receiver's own words.
 *
 * @param code null where the detail are the receiver's own words
 * @param detail what the text of the code names, if it names anything
 */
public record DeliveryAnswer(@Nullable String code, @Nullable String detail) {
  private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*+(\\.[a-z]+(-[a-z]+)*+)?");

  public DeliveryAnswer {
    if (code != null && !CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("not a code: " + code);
    }
  }

  public static DeliveryAnswer of(String code) {
    return new DeliveryAnswer(code, null);
  }

  public static DeliveryAnswer of(String code, String detail) {
    return new DeliveryAnswer(code, detail);
  }

  /** An attempt that broke on an exception, of which only its kind is kept. */
  public static DeliveryAnswer of(String code, Throwable broken) {
    return new DeliveryAnswer(code, broken.getClass().getSimpleName());
  }

  /** What a receiver answered. */
  public static DeliveryAnswer quoted(String words) {
    return new DeliveryAnswer(null, words);
  }

  /** What staff read. */
  public String text(Messages messages) {
    var named = Objects.requireNonNullElse(detail, "");
    return code == null ? named : messages.text("delivery.answered." + code, named);
  }
}
