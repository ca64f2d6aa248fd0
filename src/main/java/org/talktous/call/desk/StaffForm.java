package org.talktous.call.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.call.desk.StaffCallPage.Typed;
import org.talktous.web.constraint.Lines;
import org.talktous.web.problem.VersionTag;

/** A form about a call, as a browser of staff sends it. */
record StaffForm(Map<String, String> sent) {
  static StaffForm of(@Nullable Map<String, String> sent) {
    return new StaffForm(sent == null ? Map.of() : Map.copyOf(sent));
  }

  String field(String name) {
    return sent.getOrDefault(name, "");
  }

  /** A text, or null if it is blank; CRLF from browsers is normalized. */
  @Nullable String words(String name) {
    var typed = Lines.folded(Lines.normalized(field(name)).strip());
    return typed.isEmpty() ? null : typed;
  }

  /** The sequence the form was rendered from; -1, which matches no call, without one. */
  int sequence() {
    return field("sequence").matches("\\d{1,6}") ? Integer.parseInt(field("sequence")) : -1;
  }

  /** The version tag of the outcome the form was rendered from. */
  String mark() {
    return VersionTag.in(sent);
  }

  Typed wrong(Map<String, String> errors) {
    return new Typed(sent, null, errors);
  }

  Typed refused(String why) {
    return new Typed(sent, why, Map.of());
  }
}
