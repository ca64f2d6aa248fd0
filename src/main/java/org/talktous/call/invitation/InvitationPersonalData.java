package org.talktous.call.invitation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.JsonRows;
import org.talktous.base.privacy.PersonalData;
import org.talktous.call.booking.CallPersonalData;

/** What calendars have answered to the invitations to a reader's calls. */
@Singleton
class InvitationPersonalData implements PersonalData {
  private final CallAnswerRepository rows;
  private final JsonRows json;

  InvitationPersonalData(CallAnswerRepository rows, JsonRows json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  public Set<String> tables() {
    return Set.of("call_answer");
  }

  @Override
  public Map<String, List<?>> export(DataSubject reader) {
    return Map.of("invitationAnswers", json.read(rows.exported(reader.ids(CallPersonalData.KIND))));
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    rows.deleteAll(reader.ids(CallPersonalData.KIND));
  }
}
