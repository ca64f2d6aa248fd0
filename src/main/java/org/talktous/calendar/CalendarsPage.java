package org.talktous.calendar;

import org.jspecify.annotations.Nullable;
import org.talktous.availability.HostRoom;

/**
 * A host's calendars, as staff see them.
 *
 * @param error what is wrong with the address that was typed
 * @param typed that address
 */
record CalendarsPage(
    HostRoom room,
    String feedUrl,
    @Nullable ImportState imported,
    @Nullable String error,
    String typed) {}
