package org.talktous.article.imports;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * A line of an import that was refused.
 *
 * @param line its number in the file, from 1
 * @param reasons JSON: fields and what is wrong with them
 */
@Introspected
record RefusedLine(long line, @Nullable String slug, String reasons) {}
