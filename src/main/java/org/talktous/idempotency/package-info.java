/**
 * What makes a request safe to send again: the first answer to its Idempotency-Key, kept for a day.
 * It knows neither requests nor answers but as JSON; every feature that creates something uses it.
 */
@NullMarked
package org.talktous.idempotency;

import org.jspecify.annotations.NullMarked;
