package org.talktous.call.invitation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as its host's own calendar needs it.
 *
 * @param uid by which calendars know it, in files and invitations alike
 * @param sequence how often it was changed
 * @param title of the article, in the article's own language
 * @param reader their name
 * @param passage what the reader quoted
 */
public record HostCall(
    String uid,
    int sequence,
    Instant changedAt,
    Instant startsAt,
    Instant endsAt,
    String title,
    String reader,
    String reference,
    @Nullable String question,
    @Nullable String passage,
    @Nullable String joinUrl) {}
