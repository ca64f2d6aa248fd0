/** The page of the desk that writes the snippet and tells where the panel is installed. */
@NullMarked
package org.talktous.panel.snippet;

import org.jspecify.annotations.NullMarked;
