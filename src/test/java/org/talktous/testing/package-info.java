/**
 * What every test leans on: one real PostgreSQL, the service running on it with a clock that tests
 * set, one real browser, and an honest account of what did not run. It knows the service only
 * through HTTP.
 */
@NullMarked
package org.talktous.testing;

import org.jspecify.annotations.NullMarked;
