/**
 * Articles in their languages, with sections and passages.
 *
 * <p>Everything else hangs on an article; this package knows none of it.
 */
@NullMarked
package org.talktous.article;

import org.jspecify.annotations.NullMarked;
