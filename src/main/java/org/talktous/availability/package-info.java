/**
 * When hosts can be called: who they are, their weekly hours, overrides and outside busy times, and
 * which slots that offers (a pure calculation, {@link org.talktous.availability.OfferedSlots}).
 * Calls come to it as intervals; it knows nothing of who booked them.
 */
@NullMarked
package org.talktous.availability;

import org.jspecify.annotations.NullMarked;
