/**
 * What statements that work on many rows at once have in common, and how a failure of the database
 * is told from one of a statement. It knows of no feature.
 */
@NullMarked
package org.talktous.sql;

import org.jspecify.annotations.NullMarked;
