/**
 * Surveys about articles and their versions. What a survey may ask is {@code questionnaire}’s;
 * answers are {@code response}’s, sums {@code results}’.
 */
@NullMarked
package org.talktous.survey;

import org.jspecify.annotations.NullMarked;
