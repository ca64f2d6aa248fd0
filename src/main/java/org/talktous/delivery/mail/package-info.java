/**
 * E-mail: the channel that brings mails to people, over SMTP or into files that staff can read.
 * What is written to whom is the features' affair: they implement {@link
 * org.talktous.delivery.mail.MailSource}, and depends on none of them.
 */
@NullMarked
package org.talktous.delivery.mail;

import org.jspecify.annotations.NullMarked;
