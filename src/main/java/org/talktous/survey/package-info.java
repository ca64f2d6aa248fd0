/**
 * Surveys about articles: kept in versions, published, answered by readers, added up for staff.
 * What a survey may ask is the package {@code questionnaire}'s; a remark for the inbox goes to
 * {@code feedback}, which has never heard of surveys.
 */
@NullMarked
package org.talktous.survey;

import org.jspecify.annotations.NullMarked;
