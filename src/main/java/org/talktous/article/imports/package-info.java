/**
 * Bringing in articles from JSON Lines and CSV files, line by line, with a report of the lines
 * refused.
 */
@NullMarked
package org.talktous.article.imports;

import org.jspecify.annotations.NullMarked;
