package org.talktous.desk.audit;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** Somebody whose changes can be asked for. */
@Introspected
record Author(UUID id, String email) {}
