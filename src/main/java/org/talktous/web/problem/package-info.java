/**
 * How the service says no: domain refusals and RFC 9457 problem details. Every feature throws a
 * {@link org.talktous.web.problem.Refusal}; nothing here knows any feature.
 */
@NullMarked
package org.talktous.web.problem;

import org.jspecify.annotations.NullMarked;
