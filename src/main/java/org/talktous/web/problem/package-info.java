/**
 * Error responses: domain refusals, mapped to RFC 9457 problem details. Every feature throws a
 * {@link org.talktous.web.problem.Refusal}; nothing here depends on any feature.
 */
@NullMarked
package org.talktous.web.problem;

import org.jspecify.annotations.NullMarked;
