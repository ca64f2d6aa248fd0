package org.talktous.article.imports;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * A refused line as the database keeps it.
 *
 * @param reasons JSON: the faults
 */
@Introspected
record RefusalRow(long line, @Nullable String slug, String reasons) {}
