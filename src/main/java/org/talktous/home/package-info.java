/**
 * The front door: home, errors for people, the API's pages, robots.
 *
 * <p>A top: it may use every feature, and nothing imports it.
 */
@NullMarked
package org.talktous.home;

import org.jspecify.annotations.NullMarked;
