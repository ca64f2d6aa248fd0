/**
 * What a load balancer, a supervisor of processes and a monitor are told: whether the service can
 * serve, and whether it must be started again. Answers come from states kept in the background.
 */
@NullMarked
package org.talktous.base.health;

import org.jspecify.annotations.NullMarked;
