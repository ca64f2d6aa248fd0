package org.talktous.base.idempotency;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.PersonalData;

/** Kept answers, which hold the links of what was made. */
@Singleton
class KeptAnswersPersonalData implements PersonalData {
  private final AnswerRepository rows;

  KeptAnswersPersonalData(AnswerRepository rows) {
    this.rows = rows;
  }

  @Override
  public Set<String> tables() {
    return Set.of("idempotency_key");
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    rows.forgetOf(reader.names().toArray(String[]::new));
  }
}
