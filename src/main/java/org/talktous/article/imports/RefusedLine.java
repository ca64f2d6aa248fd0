package org.talktous.article.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.imports.format.ImportFault;

/**
 * A line of an import that was refused.
 *
 * @param line its number in the file, from 1
 */
record RefusedLine(long line, @Nullable String slug, List<ImportFault> faults) {}
