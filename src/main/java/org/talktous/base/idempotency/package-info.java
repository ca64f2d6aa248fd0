/**
 * What makes a request safe to send again: the first answer to its Idempotency-Key, kept for a day.
 * It knows neither requests nor answers but as JSON; bookings and comments use it. (Surveys keep
 * the keys of responses for good: a response goes on under its key.)
 */
@NullMarked
package org.talktous.base.idempotency;

import org.jspecify.annotations.NullMarked;
