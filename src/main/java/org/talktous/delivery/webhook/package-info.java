/**
 * Webhooks: addresses that are sent the events they subscribed to, signed as Standard Webhooks has
 * it. A channel of {@code delivery}; no other room depends on it. When a failed attempt is repeated,
 * {@code delivery.RetrySchedule} says; what counts as failed, {@code WebhookChannel}.
 */
@NullMarked
package org.talktous.delivery.webhook;

import org.jspecify.annotations.NullMarked;
