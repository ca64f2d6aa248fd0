/**
 * What readers ask, added up: the report, its page, its files. It only reads, with SQL over the
 * views and tables of other areas, from a read replica where one is set.
 */
@NullMarked
package org.talktous.report;

import org.jspecify.annotations.NullMarked;
