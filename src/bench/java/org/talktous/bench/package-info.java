/**
 * The door to the benchmarks: one program that runs the one it is given by name. Each lives with
 * what it measures.
 */
@NullMarked
package org.talktous.bench;

import org.jspecify.annotations.NullMarked;
