package org.talktous.call.calendar;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.call.host.CalendarFault;

/**
 * An outside calendar of a host, as the API answers it.
 *
 * @param number which names it among the host's; 0 is the one of {@code …/calendar/import}
 * @param url where it is
 * @param importedAt when it was last brought here, or found unchanged
 * @param warning why it could not be brought here since; what was imported before still counts
 * @param remark what of it could not be followed
 * @param choices which of its events are busy times
 */
@Introspected
@Schema(name = "OutsideCalendar")
record OutsideCalendar(
    int number,
    String url,
    @Nullable Instant importedAt,
    @Nullable ImportWarning warning,
    @Nullable ImportRemark remark,
    ImportChoices choices) {

  static OutsideCalendar of(ImportState state, StoredRemarks remarks) {
    return new OutsideCalendar(
        state.number(),
        state.url(),
        state.importedAt(),
        ImportWarning.of(state),
        ImportRemark.of(state, remarks),
        new ImportChoices(
            state.allDay(),
            state.unanswered(),
            state.tentative(),
            state.buffer(),
            state.protectedByPassword()));
  }

  /**
   * What is wrong with an import, and since when.
   *
   * @param code such as {@code timeout}, {@code http-404}, {@code no-calendar}, {@code too-large}
   * @param reason the same in words
   */
  @Introspected
  @Schema(name = "ImportWarning")
  record ImportWarning(String code, String reason, Instant since) {
    static @Nullable ImportWarning of(ImportState state) {
      return state.warning() == null || state.warningSince() == null
          ? null
          : new ImportWarning(
              CalendarFault.code(state.warning()), state.warning(), state.warningSince());
    }
  }

  /**
   * What of a calendar was left out.
   *
   * @param count how many events or parts of events
   * @param items the first of them
   */
  @Introspected
  @Schema(name = "ImportRemark")
  record ImportRemark(int count, Instant since, List<LeftOut> items) {
    static @Nullable ImportRemark of(ImportState state, StoredRemarks remarks) {
      return state.leftOutSince() == null
          ? null
          : new ImportRemark(
              state.leftOut(),
              state.leftOutSince(),
              remarks.read(state).stream().map(LeftOut::of).toList());
    }
  }

  /**
   * An event, or a part of one, that was left out.
   *
   * @param code such as {@code start}, {@code rule}, {@code exception}, {@code zone}
   * @param message the same in words, with what was done instead
   * @param line as it stands in the calendar
   * @param zone a name that is neither known nor defined
   */
  @Introspected
  @Schema(name = "LeftOut")
  record LeftOut(
      String code,
      String message,
      @Nullable String uid,
      @Nullable String summary,
      @Nullable String line,
      @Nullable String zone) {
    static LeftOut of(StoredRemarks.Kept kept) {
      return new LeftOut(
          kept.code(), kept.said(), kept.uid(), kept.summary(), kept.line(), kept.zone());
    }
  }

  /**
   * Which events are busy times, whether with the buffer of calls, and whether a password is kept.
   */
  @Introspected
  @Schema(name = "ImportChoices")
  record ImportChoices(
      boolean allDay, boolean unanswered, boolean tentative, boolean buffer, boolean password) {}
}
