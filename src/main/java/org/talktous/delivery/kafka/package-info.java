/**
 * Kafka: every event, on one topic, all of a subject in one partition. What had to be tried again
 * comes after what was written later, so readers compare {@code sequence} and {@code time}. A
 * channel of {@code delivery}; no other room depends on it.
 */
@NullMarked
package org.talktous.delivery.kafka;

import org.jspecify.annotations.NullMarked;
