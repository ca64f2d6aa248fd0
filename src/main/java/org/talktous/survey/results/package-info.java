/** Answers added up by question for staff: counts, averages and the Net Promoter Score. */
@NullMarked
package org.talktous.survey.results;

import org.jspecify.annotations.NullMarked;
