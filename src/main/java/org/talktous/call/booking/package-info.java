/**
 * Bookings: made, moved, cancelled, ended; which host takes one; the reader’s link and the API.
 * Appends what happens to the event log.
 */
@NullMarked
package org.talktous.call.booking;

import org.jspecify.annotations.NullMarked;
