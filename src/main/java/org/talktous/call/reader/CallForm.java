package org.talktous.call.reader;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;
import org.talktous.call.booking.BookCall;
import org.talktous.web.constraint.Lines;
import org.talktous.web.page.Visitor;

/**
 * The booking form, as a browser sends it.
 *
 * @param start the time chosen
 * @param instead the time chosen in its place after a clash
 * @param day the day whose times were shown
 * @param zone the zone they were shown in
 * @param website filled in by programs only: people do not see it
 * @param place where the passage stands that the reader asks about, as the form's address says
 * @param key makes a form that is sent twice book once
 * @param overlap that a call is wanted although the reader has another one then
 */
record CallForm(
    @Nullable String start,
    @Nullable String instead,
    @Nullable String day,
    @Nullable String zone,
    @Nullable String name,
    @Nullable String email,
    @Nullable String question,
    @Nullable String website,
    @Nullable String place,
    @Nullable String key,
    @Nullable String overlap) {

  static CallForm of(Map<String, String> sent, @Nullable String place) {
    return new CallForm(
        sent.get("start"),
        sent.get("instead"),
        sent.get("day"),
        sent.get("zone"),
        sent.get("name"),
        sent.get("email"),
        sent.get("question"),
        sent.get("website"),
        place,
        sent.get("key"),
        sent.get("overlap"));
  }

  static CallForm empty() {
    return new CallForm(
        null, null, null, null, "", "", "", null, null, UUID.randomUUID().toString(), null);
  }

  /** The input under a new idempotency key, as a refused form has booked nothing. */
  CallForm redisplayed() {
    return new CallForm(
        start,
        instead,
        day,
        zone,
        name,
        email,
        question,
        null,
        place,
        UUID.randomUUID().toString(),
        null);
  }

  @Nullable Instant startsAt() {
    try {
      var chosen = instead == null ? start : instead;
      return chosen == null ? null : Instant.parse(chosen);
    } catch (DateTimeException senseless) {
      return null;
    }
  }

  boolean isFromProgram() {
    return website != null && !website.isEmpty();
  }

  @Nullable String bookedKey() {
    return key != null && key.matches("[0-9a-f-]{36}") ? "page:" + key : null;
  }

  /** The command; the start may be absent, and anything may be wrong with it. */
  @SuppressWarnings("NullAway") // validated before it is used
  BookCall command(String article, Visitor visitor, @Nullable Passage passage) {
    return new BookCall(
        article,
        startsAt(),
        visitor.zone().getId(),
        text(name).strip(),
        text(email).strip(),
        true,
        // Browsers send CRLF but count it as one character.
        Lines.normalized(text(question)),
        null,
        visitor.language().tag(),
        passage,
        overlap == null);
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
