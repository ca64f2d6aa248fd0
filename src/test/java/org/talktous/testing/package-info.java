/**
 * What every test leans on: one real PostgreSQL, one real browser, and an honest account of what
 * did not run. Knows nothing of the features it serves.
 */
@NullMarked
package org.talktous.testing;

import org.jspecify.annotations.NullMarked;
