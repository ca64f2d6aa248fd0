/**
 * The way out to addresses that people have given: never to a private one, whatever its name means
 * by then, and never for longer than allowed. Who goes out and what for, it does not know.
 */
@NullMarked
package org.talktous.delivery.outbound;

import org.jspecify.annotations.NullMarked;
