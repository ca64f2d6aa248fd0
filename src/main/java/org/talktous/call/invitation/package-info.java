/**
 * Calls as iCalendar objects (RFC 5545, RFC 5546), in both directions: the invitation of a mail,
 * the file of a call, the events of a host's feed; and the answers to invitations that come back by
 * mail, which cancel a call or are kept beside it.
 */
@NullMarked
package org.talktous.call.invitation;

import org.jspecify.annotations.NullMarked;
