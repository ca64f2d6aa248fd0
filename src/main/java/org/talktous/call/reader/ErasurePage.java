package org.talktous.call.reader;

import org.jspecify.annotations.Nullable;

/**
 * What a reader is asked before their data is erased.
 *
 * @param cancels whether the call is still ahead, and is cancelled with it
 * @param refusal why it could not be erased, in the reader's words
 */
record ErasurePage(String token, boolean cancels, @Nullable String refusal) {}
