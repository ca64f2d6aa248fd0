package org.talktous.booking;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.booking.CallDeskPage.Typed;

/** A form about a call, as a browser of staff sends it. */
record StaffForm(Map<String, String> sent) {
  static StaffForm of(@Nullable Map<String, String> sent) {
    return new StaffForm(sent == null ? Map.of() : Map.copyOf(sent));
  }

  String field(String name) {
    return sent.getOrDefault(name, "");
  }

  /** A text that was typed, if there is any; a browser ends its lines with two characters. */
  @Nullable String words(String name) {
    var typed = field(name).replace("\r\n", "\n").strip();
    return typed.isEmpty() ? null : typed;
  }

  Typed wrong(Map<String, String> errors) {
    return new Typed(sent, null, errors);
  }

  Typed refused(String why) {
    return new Typed(sent, why, Map.of());
  }
}
