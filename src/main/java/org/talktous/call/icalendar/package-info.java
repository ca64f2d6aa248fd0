/**
 * Reading iCalendar (RFC 5545): which times of a calendar are busy (a calculation). It imports no
 * framework.
 */
@NullMarked
package org.talktous.call.icalendar;

import org.jspecify.annotations.NullMarked;
