package org.talktous.article.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.article.imports.format.ImportFault;

/**
 * A line of an import that was taken, or would be.
 *
 * @param line its number in the file, from 1
 */
record TakenLine(
    long line,
    String slug,
    @Nullable String title,
    Articles.Change change,
    List<ImportFault> remarks) {}
