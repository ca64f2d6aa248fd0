/**
 * What readers ask, added up: the report, its page, the rows behind a number, and exports as CSV
 * and Excel. Reports read the tables and views of other areas with SQL, from a read replica where
 * one is set; the one thing written is the kept counts ({@code Refresh}), on the main database.
 */
@NullMarked
package org.talktous.report;

import org.jspecify.annotations.NullMarked;
