package org.talktous.article.imports;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;

/**
 * A line that was taken, as the database keeps it.
 *
 * @param remarks JSON: what of it had no place, or was guessed
 */
@Introspected
record TakenRow(
    long line, String slug, @Nullable String title, Articles.Change change, String remarks) {}
