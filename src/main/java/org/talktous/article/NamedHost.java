package org.talktous.article;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** A host who can take an article's calls. */
@Introspected
record NamedHost(UUID id, String name, boolean active) {}
