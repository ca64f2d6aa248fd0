/**
 * What one reader, one network, and all readers whose addresses are not confirmed may hold of the
 * hosts' time. Calls are admitted here in the transaction that books them.
 */
@NullMarked
package org.talktous.call.holding;

import org.jspecify.annotations.NullMarked;
