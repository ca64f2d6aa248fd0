/**
 * What runs without a request: timed tasks, which replicas share through db-scheduler, loops of one
 * process ({@link org.talktous.base.schedule.Engine}), and a watchdog that sees that both go on;
 * and the few threads on which requests compute. It depends on no feature.
 */
@NullMarked
package org.talktous.base.schedule;

import org.jspecify.annotations.NullMarked;
