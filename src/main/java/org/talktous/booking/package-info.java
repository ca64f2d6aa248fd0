/**
 * Calls: offered, booked, moved, cancelled and held, with the reader's link and the calendar file.
 * It stands on articles and availability and appends what happens to the event log; who sends mails
 * or reminders for it, it has never heard of.
 */
@NullMarked
package org.talktous.booking;

import org.jspecify.annotations.NullMarked;
