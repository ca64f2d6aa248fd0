package org.talktous.desk.audit;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** An account that the log can be filtered by. */
@Introspected
record Author(UUID id, String email) {}
