package org.talktous.staff;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** A host whom an account can be for. */
@Introspected
record HostOption(UUID id, String name) {}
