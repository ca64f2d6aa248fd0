/**
 * What happened: domain events and the log they are appended to in the business transaction.
 * Features write here; to react, a feature listens to {@link org.talktous.base.event.DomainEvent}.
 */
@NullMarked
package org.talktous.base.event;

import org.jspecify.annotations.NullMarked;
