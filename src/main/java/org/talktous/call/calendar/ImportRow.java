package org.talktous.call.calendar;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.call.icalendar.BusyRules;
import org.talktous.call.slot.CallRules;

/**
 * An import with all that refreshing it needs.
 *
 * @param file the last good copy, which may be megabytes; empty if there was none yet
 * @param credentials sealed; empty if its address needs none
 * @param hostSignsIn false while all accounts of the host are disabled
 */
@MappedEntity
@SuppressWarnings("ArrayRecordComponent") // never compared
record ImportRow(
    @Id UUID id,
    UUID hostId,
    int number,
    String zone,
    String email,
    String url,
    byte[] file,
    @Nullable String tag,
    @Nullable String modified,
    boolean allDay,
    boolean unanswered,
    boolean tentative,
    boolean buffer,
    byte[] credentials,
    boolean hostSignsIn) {

  @Nullable CachedFile copy() {
    return file.length == 0 ? null : new CachedFile(file, tag, modified);
  }

  ZoneId hostZone() {
    return ZoneId.of(zone);
  }

  BusyRules busyRules(CallRules calls) {
    return new BusyRules(allDay, unanswered, tentative, buffer ? calls.buffer() : Duration.ZERO);
  }
}
