/**
 * Calls: book, move, cancel, outcome; the calendar file; the agenda.
 *
 * <p>Stands on articles and availability; tells the event log what happened and knows nobody who
 * listens.
 */
@NullMarked
package org.talktous.booking;

import org.jspecify.annotations.NullMarked;
