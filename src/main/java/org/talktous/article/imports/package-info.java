/**
 * Bringing in articles from files as journals, Crossref and reference managers write them, article
 * by article, with a report of what was taken and refused, or would be.
 */
@NullMarked
package org.talktous.article.imports;

import org.jspecify.annotations.NullMarked;
