/**
 * Questions that were answered in public, with their readers' consent: their API, permanent pages,
 * Atom feed and Web Annotations. It reads what {@code thread} writes and changes nothing.
 */
@NullMarked
package org.talktous.feedback.publication;

import org.jspecify.annotations.NullMarked;
