/** When a call’s reminders fall due: db-scheduler runs a task for each. */
@NullMarked
package org.talktous.call.reminder;

import org.jspecify.annotations.NullMarked;
