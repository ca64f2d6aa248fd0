/**
 * What the lines of the log have in common: their form, and the ids by which those of one request,
 * event or delivery are found. It depends on no feature.
 */
@NullMarked
package org.talktous.base.log;

import org.jspecify.annotations.NullMarked;
