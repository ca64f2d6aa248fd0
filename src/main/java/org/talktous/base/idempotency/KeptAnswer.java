package org.talktous.base.idempotency;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A kept answer: hashes of the key and of the request, and the answer as JSON. */
@MappedEntity("idempotency_key")
@SuppressWarnings("ArrayRecordComponent") // never compared whole
record KeptAnswer(@Id byte[] keyHash, byte[] requestHash, String answer, Instant answeredAt) {}
