/**
 * The home page, the error pages and unexpected errors, the OpenAPI document with its page, the
 * caching of API answers, {@code robots.txt} and the privacy page.
 *
 * <p>At the top: it may use every feature, and nothing imports it.
 */
@NullMarked
package org.talktous.home;

import org.jspecify.annotations.NullMarked;
