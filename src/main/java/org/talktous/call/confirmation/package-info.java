/**
 * The links that only mails about calls hold, and what opening them means: the address is
 * confirmed, and with it a call that waits for that; or it was somebody else's.
 */
@NullMarked
package org.talktous.call.confirmation;

import org.jspecify.annotations.NullMarked;
