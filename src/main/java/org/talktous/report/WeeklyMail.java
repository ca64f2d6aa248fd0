package org.talktous.report;

import java.time.ZoneId;
import java.util.UUID;
import org.talktous.web.page.Language;

/** Which of the staff get the figures of each week by mail. */
public interface WeeklyMail {
  boolean isWanted(UUID staff);

  void want(UUID staff, ZoneId zone, Language language);

  void stop(UUID staff);
}
