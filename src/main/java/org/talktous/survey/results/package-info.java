/**
 * Answers added up by question for staff: counts, averages and the Net Promoter Score; withheld
 * while so few have answered that a respondent could be recognised.
 */
@NullMarked
package org.talktous.survey.results;

import org.jspecify.annotations.NullMarked;
