/**
 * Which starts a host’s hours, exceptions, bookings and outside calendars leave open (a
 * calculation). Times are intervals of epoch seconds; it imports no framework.
 */
@NullMarked
package org.talktous.call.slot;

import org.jspecify.annotations.NullMarked;
