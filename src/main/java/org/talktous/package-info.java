/**
 * How the service starts: its database, its seeds, its first words, and one clear line when it
 * cannot. Nothing imports it.
 */
@NullMarked
package org.talktous;

import org.jspecify.annotations.NullMarked;
