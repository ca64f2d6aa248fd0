/**
 * Calls as iCalendar objects (RFC 5545, RFC 5546): the invitation of a mail, the file of a call,
 * the events of a host’s feed.
 */
@NullMarked
package org.talktous.call.invitation;

import org.jspecify.annotations.NullMarked;
