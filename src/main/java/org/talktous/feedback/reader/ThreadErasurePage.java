package org.talktous.feedback.reader;

import org.jspecify.annotations.Nullable;

/**
 * What a reader is asked before their data is erased.
 *
 * @param ofCall whether it is the question of a call, which is erased with it
 * @param isPublic whether question and answer stand in public, where they stay without the reader
 * @param refusal why it could not be erased, in the reader's words
 */
record ThreadErasurePage(
    String token, boolean ofCall, boolean isPublic, @Nullable String refusal) {}
