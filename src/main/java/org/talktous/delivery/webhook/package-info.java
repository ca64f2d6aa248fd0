/**
 * Webhooks: addresses that are sent the events they subscribed to, signed as Standard Webhooks has
 * it. One of the channels on top of {@code delivery}; nobody imports it.
 */
@NullMarked
package org.talktous.delivery.webhook;

import org.jspecify.annotations.NullMarked;
