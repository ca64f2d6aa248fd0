/** The pages on which a reader books a call, looks at it, moves and cancels it. */
@NullMarked
package org.talktous.call.reader;

import org.jspecify.annotations.NullMarked;
