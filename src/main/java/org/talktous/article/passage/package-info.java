/**
 * Quotations found again in a text that has changed since (a calculation): the text paragraph by
 * paragraph, approximate search, and the place that travels in a link.
 */
@NullMarked
package org.talktous.article.passage;

import org.jspecify.annotations.NullMarked;
