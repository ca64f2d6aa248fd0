package org.talktous.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.Expiring;
import org.talktous.base.privacy.HeldRecord;
import org.talktous.base.privacy.JsonRows;
import org.talktous.base.privacy.PersonalData;

/**
 * Deliveries of events about a reader. They name no person, but a mail server may quote the address
 * that it refuses. Settled ones are deleted after a year.
 */
@Singleton
class DeliveryPersonalData implements PersonalData, Expiring {
  private static final Period KEPT = Period.ofDays(365);

  private final DeliveryRepository rows;
  private final JsonRows json;

  DeliveryPersonalData(DeliveryRepository rows, JsonRows json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  public Set<String> tables() {
    return Set.of("delivery");
  }

  @Override
  public Map<String, List<?>> export(DataSubject reader) {
    return Map.of("deliveries", json.read(rows.exported(subjects(reader))));
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    rows.forgetAnswers(
        subjects(reader), reader.records().stream().map(HeldRecord::name).toArray(String[]::new));
  }

  private static String[] subjects(DataSubject reader) {
    return reader.subjects().toArray(String[]::new);
  }

  @Override
  public String what() {
    return "deliveries";
  }

  @Override
  public Period kept() {
    return KEPT;
  }

  @Override
  public int deleteBefore(Instant time, int limit) {
    return rows.deleteSettledBefore(time, limit);
  }
}
