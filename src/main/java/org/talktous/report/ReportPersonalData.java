package org.talktous.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.PersonalData;

/** Kept counts, which quote passages and topics: counted again without what was erased. */
@Singleton
class ReportPersonalData implements PersonalData {
  private final Refresh refresh;

  ReportPersonalData(Refresh refresh) {
    this.refresh = refresh;
  }

  @Override
  public Set<String> tables() {
    return Set.of("report_part", "report_hour");
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    // The threads' own triggers note the days.
  }

  @Override
  public void afterwards(DataSubject reader) {
    refresh.run();
  }
}
