/**
 * Hosts' calendars, both ways: a feed of their calls for the calendar they keep elsewhere, and the
 * busy times of that calendar, brought here so that nobody books over them. It stands on booking
 * and availability; nobody imports it.
 */
@NullMarked
package org.talktous.calendar;

import org.jspecify.annotations.NullMarked;
