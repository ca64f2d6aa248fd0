/**
 * Readers' data in the hands of staff: what is held under an address, handed out or erased. It
 * knows readers by {@code base.privacy} alone.
 */
@NullMarked
package org.talktous.desk.privacy;

import org.jspecify.annotations.NullMarked;
