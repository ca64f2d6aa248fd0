/**
 * When a call's reminders fall due. It listens to what happens to calls, and db-scheduler runs a
 * task for each reminder; nobody imports it.
 */
@NullMarked
package org.talktous.reminder;

import org.jspecify.annotations.NullMarked;
