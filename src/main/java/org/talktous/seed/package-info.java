/**
 * The first contents of an empty database: an article, its hosts and survey, and on request a
 * made-up history. It hands them to the areas that own them.
 */
@NullMarked
package org.talktous.seed;

import org.jspecify.annotations.NullMarked;
