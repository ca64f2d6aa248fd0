/**
 * What an article's readers are offered now: hosts' diaries read in one statement, the free times
 * that leaves, and the calendar that shows them. Booking asks here too, so that what is shown can
 * be had; how a booking is made, it does not know.
 */
@NullMarked
package org.talktous.offer;

import org.jspecify.annotations.NullMarked;
