/**
 * How the service starts, migrates, checks its settings and stops: its own PostgreSQL where none is
 * given, its commands, and one line of explanation when it cannot start. Nothing imports it but
 * {@code Application}.
 */
@NullMarked
package org.talktous.launch;

import org.jspecify.annotations.NullMarked;
