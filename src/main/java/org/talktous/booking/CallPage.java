package org.talktous.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleText;
import org.talktous.offer.CallCalendar;

/**
 * What the booking page shows.
 *
 * @param form what the reader typed so far
 * @param errors what is wrong, by field, in the reader's words
 * @param refusal why the call could not be booked, in the reader's words
 * @param nearest free times near the one that was refused
 * @param choosesZone whether the reader is choosing a time zone
 */
record CallPage(
    String slug,
    ArticleText article,
    CallCalendar calendar,
    CallForm form,
    Map<String, String> errors,
    @Nullable String refusal,
    List<Instant> nearest,
    boolean choosesZone) {

  boolean failed() {
    return refusal != null || !errors.isEmpty();
  }

  @Nullable String error(String field) {
    return errors.get(field);
  }
}
