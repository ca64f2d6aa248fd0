/** The pages on which a reader writes a comment and reads its thread. */
@NullMarked
package org.talktous.feedback.reader;

import org.jspecify.annotations.NullMarked;
