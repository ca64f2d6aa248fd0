/**
 * Getting events to people and systems: the ledger of deliveries, retries and dead letters. It
 * fills the ledger in the event's transaction and empties it over {@link
 * org.talktous.delivery.Channel}s, which are packages that depend on this one.
 */
@NullMarked
package org.talktous.delivery;

import org.jspecify.annotations.NullMarked;
