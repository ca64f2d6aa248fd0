/**
 * The mails about calls: confirmation, change, cancellation, reminder, and the host’s agenda in the
 * morning. They are written from the booking as it stands when they leave.
 */
@NullMarked
package org.talktous.call.mail;

import org.jspecify.annotations.NullMarked;
