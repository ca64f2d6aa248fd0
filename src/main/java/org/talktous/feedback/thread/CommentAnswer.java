package org.talktous.feedback.thread;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the writer of a comment is told.
 *
 * @param token opens this thread and nothing else
 * @param threadUrl the page where answers will stand
 */
@Introspected
@Schema(name = "CommentReceipt")
public record CommentAnswer(String reference, String token, String threadUrl) {}
