/**
 * The sites that may embed the panel: their list, the pages they may frame, and their access to the
 * readers' API across origins.
 */
@NullMarked
package org.talktous.panel.site;

import org.jspecify.annotations.NullMarked;
