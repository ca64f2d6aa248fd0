/** When a call’s reminders fall due: a task of db-scheduler for each sends it. */
@NullMarked
package org.talktous.call.reminder;

import org.jspecify.annotations.NullMarked;
