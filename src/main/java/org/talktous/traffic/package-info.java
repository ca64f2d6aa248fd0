/**
 * How much is asked of the service just now, for work that can wait until less is. It knows of no
 * feature.
 */
@NullMarked
package org.talktous.traffic;

import org.jspecify.annotations.NullMarked;
