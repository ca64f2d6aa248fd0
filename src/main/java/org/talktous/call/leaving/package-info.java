/**
 * A host who takes no more calls, and what becomes of those that are booked. Accounts, which are
 * above this area, ask it when one is disabled.
 */
@NullMarked
package org.talktous.call.leaving;

import org.jspecify.annotations.NullMarked;
