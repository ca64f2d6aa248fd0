package org.talktous.article;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article in the list of the desk, in its own language.
 *
 * @param hosts how many hosts it names
 */
@Introspected
record ArticleListing(
    String slug,
    String title,
    String language,
    @Nullable String journal,
    @Nullable String doi,
    long hosts,
    Instant updatedAt) {}
