package org.talktous.call.icalendar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talktous.call.icalendar.Remark.Code;

/** Collects remarks: all are counted, the first are kept. */
final class Remarks {
  private static final int KEPT = 20;
  private static final int LONGEST = 200;

  private final List<Remark> kept = new ArrayList<>();
  private final Set<String> zones = new HashSet<>();
  private final Set<Said> said = new HashSet<>();
  private int count;

  private record Said(Code code, Component component, @Nullable String line) {}

  /** Remarks on a line of a component, or on the component where there is no line. */
  void add(Code code, Component component, @Nullable ContentLine line) {
    add(code, component, line == null ? null : line.written(), null);
  }

  /** Remarks on a zone, once a name. */
  void addZone(String zone, Component component, ContentLine line) {
    if (zones.add(zone)) {
      add(Code.ZONE, component, line.written(), zone);
    }
  }

  private void add(Code code, Component component, @Nullable String line, @Nullable String zone) {
    if (!said.add(new Said(code, component, line))) {
      return;
    }
    count++;
    if (kept.size() < KEPT) {
      kept.add(
          new Remark(
              code,
              cut(component.text("UID")),
              cut(component.text("SUMMARY")),
              cut(line),
              cut(zone)));
    }
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
  }

  List<Remark> kept() {
    return List.copyOf(kept);
  }

  int count() {
    return count;
  }
}
