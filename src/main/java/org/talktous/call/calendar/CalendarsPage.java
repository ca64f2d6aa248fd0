package org.talktous.call.calendar;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talktous.call.host.HostNavigationItem;

/**
 * A host's calendars, as staff see them.
 *
 * @param calendars the outside ones
 * @param added the form that adds one
 */
record CalendarsPage(
    HostNavigationItem room, String feedUrl, List<Outside> calendars, CalendarForm added) {

  /**
   * An outside calendar.
   *
   * @param remarks on what of it could not be followed, the first ones
   */
  record Outside(ImportState state, List<StoredRemarks.Kept> remarks, CalendarForm form) {
    int furtherRemarks() {
      return state.leftOut() - remarks.size();
    }
  }

  /** What is wrong with what was typed, by the field that it was typed into. */
  Map<String, String> errors() {
    return Stream.concat(calendars.stream().map(Outside::form), Stream.of(added))
        .filter(form -> form.error() != null)
        .collect(toMap(form -> form.id("url"), form -> String.valueOf(form.error())));
  }

  /**
   * The form of a calendar.
   *
   * @param number of the calendar; {@code new} adds one
   * @param url as it is or was typed
   * @param isProtected whether a name and a password are kept
   * @param error what is wrong with the address that was typed
   */
  record CalendarForm(
      String number,
      String url,
      boolean allDay,
      boolean unanswered,
      boolean tentative,
      boolean buffer,
      boolean isProtected,
      @Nullable String error) {

    static final String NEW = "new";

    static CalendarForm empty() {
      return new CalendarForm(NEW, "", true, true, true, false, false, null);
    }

    static CalendarForm of(ImportState state) {
      return new CalendarForm(
          String.valueOf(state.number()),
          state.url(),
          state.allDay(),
          state.unanswered(),
          state.tentative(),
          state.buffer(),
          state.protectedByPassword(),
          null);
    }

    CalendarForm refused(ImportDraft typed, String why) {
      return new CalendarForm(
          number,
          typed.url(),
          chosen(typed.allDay(), allDay),
          chosen(typed.unanswered(), unanswered),
          chosen(typed.tentative(), tentative),
          chosen(typed.buffer(), buffer),
          isProtected,
          why);
    }

    private static boolean chosen(@Nullable Boolean typed, boolean kept) {
      return typed == null ? kept : typed;
    }

    boolean isNew() {
      return number.equals(NEW);
    }

    String id(String field) {
      return field + "-" + number;
    }
  }
}
