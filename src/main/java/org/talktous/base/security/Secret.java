package org.talktous.base.security;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A key kept in the database under a name. */
@MappedEntity("link_secret")
@SuppressWarnings("ArrayRecordComponent") // never compared
record Secret(@Id String name, byte[] value) {}
