/**
 * Hosts’ outside calendars: a feed of their calls, and busy times imported from an address or a
 * file.
 */
@NullMarked
package org.talktous.call.calendar;

import org.jspecify.annotations.NullMarked;
