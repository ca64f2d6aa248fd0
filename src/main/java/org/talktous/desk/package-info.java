/**
 * The frame that all pages of staff share.
 *
 * <p>Features show their staff pages through it; it knows them only as sections with an address.
 */
@NullMarked
package org.talktous.desk;

import org.jspecify.annotations.NullMarked;
