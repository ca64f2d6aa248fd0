/**
 * What the measured service gets besides its jar: the endpoint that others are held against.
 * Everything in here is put on the service's class path.
 */
@NullMarked
package org.talktous.bench.load.bare;

import org.jspecify.annotations.NullMarked;
