/**
 * The append-only log of what staff changed: who, what, when, before and after.
 *
 * <p>Features record in the transaction of the change; changes by readers are not recorded.
 */
@NullMarked
package org.talktous.desk.audit;

import org.jspecify.annotations.NullMarked;
