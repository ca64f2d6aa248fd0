package org.talktous.feedback.thread;

import java.time.Instant;
import java.util.UUID;

/**
 * A text that a reader gave for an answer in a survey, and that is to be read like a comment.
 *
 * @param article the article's slug
 * @param response the answers among which it stands
 * @param question what the survey had asked, in the reader's language
 * @param locale the reader's language (BCP 47)
 */
public record SurveyRemark(
    String article, UUID response, String question, String body, String locale, Instant at) {}
