package org.talktous.survey.questionnaire;

/** When a question is visible: a SurveyJS expression, as it was written and as it was read. */
public record VisibleIf(String text, Expression expression) {}
