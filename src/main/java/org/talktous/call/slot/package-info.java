/**
 * Which starts a host’s hours, exceptions, bookings and outside calendars leave open (a
 * calculation). Times are intervals of epoch seconds. Clock changes are in {@code OffsetPeriod}: hours
 * that are skipped have no slot, repeated ones have two. It imports no framework.
 */
@NullMarked
package org.talktous.call.slot;

import org.jspecify.annotations.NullMarked;
