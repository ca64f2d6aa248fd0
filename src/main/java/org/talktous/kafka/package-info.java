/**
 * Kafka: every event, on one topic, in the order of its deliveries. One of the channels on top of
 * {@code delivery}; nobody imports it.
 */
@NullMarked
package org.talktous.kafka;

import org.jspecify.annotations.NullMarked;
