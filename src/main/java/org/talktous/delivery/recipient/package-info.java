/**
 * What is known of addresses that readers typed: whether their owners have confirmed them, whether
 * they want no mail, and how many mails they were sent within the hour.
 */
@NullMarked
package org.talktous.delivery.recipient;

import org.jspecify.annotations.NullMarked;
