package org.talktous.report.digest;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** An admin who wants the weekly mail, and by which clock and in which language. */
@MappedEntity("report_digest")
record DigestRow(@Id UUID staffId, String zone, String language) {}
