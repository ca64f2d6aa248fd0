/**
 * When hosts can take calls: their weekly hours, date overrides and outside busy times, and the
 * starts offered from them. The calculation is pure and knows neither framework nor database;
 * {@code booking} asks it again before it writes, so that what was shown can be booked.
 */
@NullMarked
package org.talktous.availability;

import org.jspecify.annotations.NullMarked;
