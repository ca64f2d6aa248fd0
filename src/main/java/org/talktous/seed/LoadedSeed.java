package org.talktous.seed;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A seed that has been loaded. */
@MappedEntity("seed_loaded")
record LoadedSeed(@Id String name, Instant loadedAt) {}
