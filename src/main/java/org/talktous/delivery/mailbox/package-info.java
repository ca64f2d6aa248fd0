/**
 * The service's own mailbox: read over IMAP by one timed task, each mail handed once to the feature
 * it answers to ({@link org.talktous.delivery.mailbox.MailReceiver}). Bounces end in the delivery
 * log.
 */
@NullMarked
package org.talktous.delivery.mailbox;

import org.jspecify.annotations.NullMarked;
