/**
 * Threads that work for as long as the service runs, and how one sees that they still do. It knows
 * of no feature.
 */
@NullMarked
package org.talktous.engine;

import org.jspecify.annotations.NullMarked;
