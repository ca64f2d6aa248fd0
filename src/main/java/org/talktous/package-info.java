/**
 * Talk to Us. An area is a folder here, its rooms are the folders inside; {@code
 * src/docs/architecture.md} has the map.
 */
@NullMarked
package org.talktous;

import org.jspecify.annotations.NullMarked;
