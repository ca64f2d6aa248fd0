/** Threads that work for as long as the service runs. It knows of no feature. */
@NullMarked
package org.talktous.engine;

import org.jspecify.annotations.NullMarked;
