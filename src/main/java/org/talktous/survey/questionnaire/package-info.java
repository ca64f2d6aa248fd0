/**
 * What a survey asks, in a subset of the SurveyJS JSON: questions, conditions, steps, and which
 * answers fit (a calculation). It stores nothing and imports no framework.
 */
@NullMarked
package org.talktous.survey.questionnaire;

import org.jspecify.annotations.NullMarked;
