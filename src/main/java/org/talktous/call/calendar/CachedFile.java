package org.talktous.call.calendar;

import org.jspecify.annotations.Nullable;

/** A file as its server gave it, and by what the server knows it again. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CachedFile(byte[] file, @Nullable String tag, @Nullable String modified) {}
