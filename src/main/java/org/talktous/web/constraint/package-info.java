/**
 * What the fields of a request may hold, as Jakarta Validation constraints that every feature's
 * requests share. Their messages are written for whoever sent the request.
 */
@NullMarked
package org.talktous.web.constraint;

import org.jspecify.annotations.NullMarked;
