package org.talktous.call.calendar;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import with all that refreshing it needs.
 *
 * @param file the last good copy, which may be megabytes; empty if there was none yet
 */
@MappedEntity
@SuppressWarnings("ArrayRecordComponent") // never compared
record ImportRow(
    @Id UUID id,
    UUID hostId,
    String zone,
    String email,
    String url,
    byte[] file,
    @Nullable String tag,
    @Nullable String modified) {

  @Nullable CachedFile copy() {
    return file.length == 0 ? null : new CachedFile(file, tag, modified);
  }

  ZoneId hostZone() {
    return ZoneId.of(zone);
  }
}
