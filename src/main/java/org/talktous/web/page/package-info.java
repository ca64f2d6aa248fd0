/**
 * What every page uses: the visitor's language and zone, messages, dates, typed text, templates and
 * their reload in development, assets, and the path of the public address in links and redirects.
 *
 * <p>At the bottom: features use it for their pages; of the project it uses only rooms of {@code
 * base} and {@code web}.
 */
@NullMarked
package org.talktous.web.page;

import org.jspecify.annotations.NullMarked;
