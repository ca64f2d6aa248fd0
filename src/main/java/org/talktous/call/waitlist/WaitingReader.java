package org.talktous.call.waitlist;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/**
 * A reader who waits, as staff see them.
 *
 * @param article its slug
 * @param title of the article, in the language asked for or its own
 * @param until when they are forgotten if no time opens
 */
@Introspected
record WaitingReader(
    UUID id,
    String email,
    String article,
    String title,
    String titleLanguage,
    String zone,
    String locale,
    Instant since,
    Instant until) {}
