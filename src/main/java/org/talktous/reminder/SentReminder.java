package org.talktous.reminder;

import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A reminder that went out. */
@MappedEntity("reminder")
record SentReminder(UUID bookingId, int sequence, String lead) {}
