package org.talktous.call.holding;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many calls ahead are held. Those of confirmed addresses count for their holder and network
 * alone.
 *
 * @param isConfirmed whether the address of the call to be booked is confirmed
 * @param ofHolder by the same reader
 * @param firstOfHolder when the first of these begins
 * @param allOfNetwork booked from the network
 * @param ofNetwork of these, those of unconfirmed addresses
 * @param ofNetworkLately of the latter, those booked within the last hour
 * @param pendingOfNetwork of the latter, those that wait to be confirmed
 * @param pendingUntil when the first of the network's or the day's pending calls ends
 * @param ofHost with the host, unconfirmed
 * @param ofDay with the host on the date, unconfirmed
 * @param pendingOfDay of these, those that wait to be confirmed
 */
@Introspected
record HeldCalls(
    boolean isConfirmed,
    long ofHolder,
    @Nullable Instant firstOfHolder,
    long allOfNetwork,
    long ofNetwork,
    long ofNetworkLately,
    long pendingOfNetwork,
    long ofHost,
    long ofDay,
    long pendingOfDay,
    @Nullable Instant pendingUntil) {}
