package org.talktous.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reader query that a test lays down as it is wanted, whatever its history. */
public record Asked(
    String article,
    String channel,
    String status,
    String language,
    Instant at,
    @Nullable Instant answeredAt,
    @Nullable String flagReason,
    @Nullable String topic,
    @Nullable String section,
    @Nullable String passage,
    String body) {

  public static Asked of(String article, String at) {
    return new Asked(
        article,
        "comment",
        "open",
        "en",
        Instant.parse(at),
        null,
        null,
        null,
        null,
        null,
        "Why is that so?");
  }

  Asked through(String door) {
    return new Asked(
        article, door, status, language, at, answeredAt, flagReason, topic, section, passage, body);
  }

  Asked in(String tag) {
    return new Asked(
        article, channel, status, tag, at, answeredAt, flagReason, topic, section, passage, body);
  }

  public Asked about(String sorted) {
    return new Asked(
        article,
        channel,
        status,
        language,
        at,
        answeredAt,
        flagReason,
        sorted,
        section,
        passage,
        body);
  }

  Asked quoting(String place, String words) {
    return new Asked(
        article, channel, status, language, at, answeredAt, flagReason, topic, place, words, body);
  }

  Asked saying(String words) {
    return new Asked(
        article,
        channel,
        status,
        language,
        at,
        answeredAt,
        flagReason,
        topic,
        section,
        passage,
        words);
  }

  Asked answeredAfter(Duration time) {
    return new Asked(
        article,
        channel,
        "answered",
        language,
        at,
        at.plus(time),
        flagReason,
        topic,
        section,
        passage,
        body);
  }

  Asked status(String newStatus) {
    return new Asked(
        article,
        channel,
        newStatus,
        language,
        at,
        answeredAt,
        flagReason,
        topic,
        section,
        passage,
        body);
  }

  Asked flagged() {
    return new Asked(
        article,
        channel,
        "flagged",
        language,
        at,
        answeredAt,
        "links",
        topic,
        section,
        passage,
        body);
  }
}
