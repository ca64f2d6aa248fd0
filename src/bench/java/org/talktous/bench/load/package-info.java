/**
 * Drives the whole service over HTTP: the packaged jar as a process of its own, on a durable
 * PostgreSQL, beside an endpoint and a replay of SQL that show what the machine could do at best.
 */
@NullMarked
package org.talktous.bench.load;

import org.jspecify.annotations.NullMarked;
