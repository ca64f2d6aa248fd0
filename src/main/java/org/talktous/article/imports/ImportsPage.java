package org.talktous.article.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest imports, and the form to begin one.
 *
 * @param wrong what is wrong with the file that was sent, if something is
 */
record ImportsPage(List<ImportRun> latest, @Nullable String wrong) {}
