/**
 * The weekly mail of figures to the admins who asked for it. Its figures come from {@code report}.
 */
@NullMarked
package org.talktous.report.digest;

import org.jspecify.annotations.NullMarked;
