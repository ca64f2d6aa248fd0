/**
 * Connections to PostgreSQL: pools, time limits, errors told apart, and helpers for statements over
 * many rows. It depends on no feature.
 */
@NullMarked
package org.talktous.base.database;

import org.jspecify.annotations.NullMarked;
