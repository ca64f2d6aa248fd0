package org.talktous.call.calendar;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.PersonalData;
import org.talktous.call.booking.CallPersonalData;

/**
 * Copies of hosts' outside calendars, in which the invitation to a call may stand with its reader.
 * A copy that holds one is dropped and fetched anew; the calendar itself is the host's own.
 */
@Singleton
class CalendarPersonalData implements PersonalData {
  private final ImportRepository rows;

  CalendarPersonalData(ImportRepository rows) {
    this.rows = rows;
  }

  @Override
  public Set<String> tables() {
    return Set.of("calendar_import");
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    rows.dropCopiesWith(reader.ids(CallPersonalData.KIND));
  }
}
