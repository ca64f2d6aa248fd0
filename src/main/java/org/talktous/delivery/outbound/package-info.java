/**
 * HTTP client for user-supplied URLs: blocks private addresses, pins the resolved IP address and
 * bounds the time. It depends on none of its users.
 */
@NullMarked
package org.talktous.delivery.outbound;

import org.jspecify.annotations.NullMarked;
