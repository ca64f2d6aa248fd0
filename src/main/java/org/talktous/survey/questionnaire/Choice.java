package org.talktous.survey.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * One of the choices that a question offers.
 *
 * @param value what an answer says to choose it; a number in its plain notation
 * @param isNumber whether the value is a number in JSON
 * @param isExclusive whether it goes with no other, as "none" does
 */
public record Choice(String value, boolean isNumber, LocalizedString text, boolean isExclusive) {

  boolean is(JsonNode answer) {
    return isNumber
        ? Numbers.plain(answer).equals(value)
        : answer.isTextual() && answer.asText().equals(value);
  }

  /** The value as JSON has it. */
  public Object written() {
    return isNumber ? new BigDecimal(value) : value;
  }
}
