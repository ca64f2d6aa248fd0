package org.talktous.survey;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A version of a survey, its content as JSON text. */
@MappedEntity("survey_version")
@SuppressWarnings("ArrayRecordComponent") // never compared
record SurveyRow(
    @Id String id, int version, @Nullable Integer published, String[] articles, String content) {}
