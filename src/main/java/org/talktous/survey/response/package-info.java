/** Readers’ answers to a survey: its page step by step, what is stored, and the API. */
@NullMarked
package org.talktous.survey.response;

import org.jspecify.annotations.NullMarked;
