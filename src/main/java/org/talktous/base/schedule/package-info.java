/**
 * Threads that work for as long as the service runs, and a watchdog that sees that they do. It
 * knows no feature.
 */
@NullMarked
package org.talktous.base.schedule;

import org.jspecify.annotations.NullMarked;
