package org.talktous.call.mail;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.JsonRows;
import org.talktous.base.privacy.PersonalData;

/** Which readers want no mail after their calls: forgotten with the last call at the address. */
@Singleton
class FollowUpPersonalData implements PersonalData {
  private final FollowUpRepository rows;
  private final JsonRows json;

  FollowUpPersonalData(FollowUpRepository rows, JsonRows json) {
    this.rows = rows;
    this.json = json;
  }

  /** After the calls. */
  @Override
  public int getOrder() {
    return 1;
  }

  @Override
  public Set<String> tables() {
    return Set.of("follow_up_declined");
  }

  @Override
  public Map<String, List<?>> export(DataSubject reader) {
    return Map.of("followUpsDeclined", json.read(rows.exported(reader.foldedAddresses())));
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    rows.forgetWithoutCalls(reader.foldedAddresses());
  }
}
