/**
 * What readers write, and the inbox of reader queries: comments, the questions of calls and the
 * remarks of surveys are threads of one kind with one lifecycle. It listens to bookings; surveys
 * hand their remarks in.
 */
@NullMarked
package org.talktous.feedback;

import org.jspecify.annotations.NullMarked;
