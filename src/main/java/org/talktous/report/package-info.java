/**
 * What readers ask, added up: the report, its page, its files and the weekly mail with its figures.
 *
 * <p>A top: it only reads, in SQL of its own over all that there is, on a data source of its own if
 * one is set; nothing imports it.
 */
@NullMarked
package org.talktous.report;

import org.jspecify.annotations.NullMarked;
