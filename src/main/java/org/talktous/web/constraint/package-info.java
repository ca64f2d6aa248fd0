/**
 * What the fields of a request may hold, as Jakarta Validation constraints that every feature's
 * requests share. Their messages are shown to the sender of the request.
 */
@NullMarked
package org.talktous.web.constraint;

import org.jspecify.annotations.NullMarked;
