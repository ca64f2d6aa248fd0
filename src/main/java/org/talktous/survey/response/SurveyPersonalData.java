package org.talktous.survey.response;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.HeldRecord;
import org.talktous.base.privacy.JsonRows;
import org.talktous.base.privacy.PersonalData;
import org.talktous.feedback.thread.ThreadPersonalData;

/**
 * Survey answers name nobody, unless somebody has typed an address into one: these are found by it,
 * and lose all that was typed. What was chosen stays, for the results.
 */
@Singleton
class SurveyPersonalData implements PersonalData {
  private static final String KIND = ThreadPersonalData.RESPONSES;

  private final ResponseRepository rows;
  private final JsonRows json;

  SurveyPersonalData(ResponseRepository rows, JsonRows json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  public Set<String> tables() {
    return Set.of("survey_response", "survey_answer");
  }

  @Override
  public DataSubject follow(DataSubject reader) {
    var address = reader.address();
    return address == null
        ? reader
        : reader.with(
            rows.naming(address).stream()
                .map(id -> new HeldRecord(KIND, id, id.toString()))
                .toList(),
            List.of());
  }

  @Override
  public Map<String, List<?>> export(DataSubject reader) {
    return Map.of("surveyResponses", json.read(rows.exported(reader.ids(KIND))));
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    var responses = reader.ids(KIND);
    rows.forgetTexts(responses);
    rows.forgetTextAnswers(responses);
  }
}
