/**
 * The panel that other sites embed in their articles' pages: its loader, what it shows, and the
 * articles it registers. Its pages are those of readers, rendered with the embedded layout, which
 * has no header and footer.
 */
@NullMarked
package org.talktous.panel;

import org.jspecify.annotations.NullMarked;
