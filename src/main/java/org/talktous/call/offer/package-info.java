/**
 * The free times of an article: hosts’ schedules read in one statement, the calendar that shows
 * them, and the API.
 */
@NullMarked
package org.talktous.call.offer;

import org.jspecify.annotations.NullMarked;
