package org.talktous.call.calendar;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * A host and the id in their feed's address: another one each time the address is renewed, and at
 * first the host's own.
 */
@MappedEntity
record FeedHost(@Id UUID id, String name, UUID feedId) {}
