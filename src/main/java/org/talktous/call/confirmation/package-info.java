/**
 * The links that only mails about calls hold, and the forms of the pages they open: they confirm
 * the address, and with it a pending call, or cancel a call that was booked with a stranger's
 * address.
 */
@NullMarked
package org.talktous.call.confirmation;

import org.jspecify.annotations.NullMarked;
