/**
 * Threads of messages between readers and staff, started by a comment, a call’s question or a
 * survey’s remark: their states, rules, API and mails. It listens to {@code call}; {@code survey}
 * hands its remarks in.
 */
@NullMarked
package org.talktous.feedback.thread;

import org.jspecify.annotations.NullMarked;
