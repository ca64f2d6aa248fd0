/**
 * What a survey asks, in a subset of the SurveyJS JSON: its questions, when each is visible, in
 * which steps they are put, and which answers fit. A calculation: it stores nothing and knows no
 * framework.
 */
@NullMarked
package org.talktous.questionnaire;

import org.jspecify.annotations.NullMarked;
