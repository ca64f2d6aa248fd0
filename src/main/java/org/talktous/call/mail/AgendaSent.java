package org.talktous.call.mail;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;

/** A morning on which a host was sent the calls of the day. */
@MappedEntity("agenda_sent")
record AgendaSent(@Id UUID hostId, LocalDate date) {}
