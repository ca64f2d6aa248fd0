package org.talktous.call.waitlist;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.HeldRecord;
import org.talktous.base.privacy.JsonRows;
import org.talktous.base.privacy.PersonalData;
import org.talktous.web.constraint.FoldedEmail;

/** The addresses on the wait list. They have a time of their own, after which each is forgotten. */
@Singleton
class WaitlistPersonalData implements PersonalData {
  private static final String KIND = "waitlist";

  private final WaitlistRepository rows;
  private final JsonRows json;

  WaitlistPersonalData(WaitlistRepository rows, JsonRows json) {
    this.rows = rows;
    this.json = json;
  }

  static HeldRecord record(UUID id) {
    return new HeldRecord(KIND, id, id.toString());
  }

  @Override
  public Set<String> tables() {
    return Set.of("waitlist_entry");
  }

  @Override
  public DataSubject follow(DataSubject reader) {
    var address = reader.address();
    return address == null
        ? reader
        : reader.with(
            rows.of(FoldedEmail.of(address)).stream().map(WaitlistPersonalData::record).toList(),
            List.of());
  }

  @Override
  public Map<String, List<?>> export(DataSubject reader) {
    return Map.of("waitlist", json.read(rows.exported(reader.ids(KIND))));
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    rows.deleteAll(reader.ids(KIND));
  }

  @Override
  public boolean has(String foldedAddress) {
    return !rows.of(foldedAddress).isEmpty();
  }
}
