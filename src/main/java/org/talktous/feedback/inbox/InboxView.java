package org.talktous.feedback.inbox;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A filter of the inbox that a member of staff has named.
 *
 * @param filter as the inbox's address carries it
 */
@MappedEntity("inbox_view")
record InboxView(@Id UUID id, UUID staffId, String name, String filter, Instant createdAt) {

  String path() {
    return InboxPage.PATH + filter;
  }

  boolean shows(InboxAsked asked) {
    return asked.first().at("").toString().equals(filter);
  }
}
