/**
 * The files in which articles come: CSV, JSON Lines, Crossref, JATS, RIS. Each is read into the
 * same lines, whatever its encoding.
 */
@NullMarked
package org.talktous.article.imports.format;

import org.jspecify.annotations.NullMarked;
