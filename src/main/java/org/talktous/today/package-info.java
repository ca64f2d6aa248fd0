/**
 * The first page of the desk: what needs attention now.
 *
 * <p>A top: it only reads, in SQL of its own, and nothing imports it.
 */
@NullMarked
package org.talktous.today;

import org.jspecify.annotations.NullMarked;
