/**
 * The inbox of reader queries: filters, saved views, threads with what is related to them, and
 * changes to many at once. It changes threads through {@code thread} only.
 */
@NullMarked
package org.talktous.feedback.inbox;

import org.jspecify.annotations.NullMarked;
