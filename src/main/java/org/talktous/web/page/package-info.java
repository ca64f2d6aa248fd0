/**
 * What every page uses: the visitor's language and zone, words, dates, templates and assets.
 *
 * <p>A low package: features use it for their pages; it may use only {@code problem} and {@code
 * setting}.
 */
@NullMarked
package org.talktous.web.page;

import org.jspecify.annotations.NullMarked;
