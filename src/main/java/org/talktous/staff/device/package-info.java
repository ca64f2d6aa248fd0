/** From where accounts have signed in before, so that guesses of others do not lock them out. */
@NullMarked
package org.talktous.staff.device;

import org.jspecify.annotations.NullMarked;
