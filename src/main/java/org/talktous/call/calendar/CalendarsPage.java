package org.talktous.call.calendar;

import org.jspecify.annotations.Nullable;
import org.talktous.call.host.HostNavigationItem;

/**
 * A host's calendars, as staff see them.
 *
 * @param error what is wrong with the address that was typed
 * @param typed that address
 */
record CalendarsPage(
    HostNavigationItem room,
    String feedUrl,
    @Nullable ImportState imported,
    @Nullable String error,
    String typed) {}
