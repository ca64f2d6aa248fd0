package org.talktous.booking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader sees who chooses another time for a call. */
record MovePage(
    String token,
    CallPage.Subject article,
    Instant startsAt,
    CallCalendar calendar,
    @Nullable String refusal,
    List<Instant> nearest,
    boolean choosesZone) {}
