package org.talktous.call.calendar;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An outside calendar as staff name one. What is left out of a change stays as it is.
 *
 * @param url where it is: https, http or webcal
 * @param allDay whether events of whole days are busy times (true)
 * @param unanswered whether invitations are that the host has not answered (true)
 * @param tentative whether events are that are not certain yet (true)
 * @param buffer whether the buffer of calls is kept around its events as well (false)
 * @param username the name its server asks for; an empty one ends that
 * @param password never shown again, and forgotten where the address leads to another server
 */
@Introspected
@Schema(name = "CalendarImport")
record ImportDraft(
    @NotNull @Size(max = 2_000) String url,
    @Nullable Boolean allDay,
    @Nullable Boolean unanswered,
    @Nullable Boolean tentative,
    @Nullable Boolean buffer,
    @Nullable @Size(max = 200) String username,
    @Nullable @Size(max = 500) String password) {

  /** Without the password, wherever it may be written. */
  @Override
  public String toString() {
    return "ImportDraft";
  }
}
