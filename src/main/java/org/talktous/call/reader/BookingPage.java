package org.talktous.call.reader;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.article.ArticleAction;
import org.talktous.article.ArticleText;
import org.talktous.article.passage.Passage;
import org.talktous.call.offer.CallCalendar;

/**
 * What the booking page shows.
 *
 * @param passage what the reader asks about
 * @param place where that passage stands, as the address of this page carries it
 * @param form what the reader typed so far
 * @param errors what is wrong, by field, in the reader's words
 * @param refusal why the call could not be booked, in the reader's words
 * @param nearest free times near the one that was refused
 * @param overlaps whether it was refused for another call of the reader, beside which it can be had
 * @param choosesZone whether the reader is choosing a time zone
 * @param stamp when the page was given out, signed: its reader may write instead of booking
 * @param actions what readers may do instead, shown where no page of the article leads there
 */
record BookingPage(
    String slug,
    ArticleText article,
    CallCalendar calendar,
    @Nullable Passage passage,
    @Nullable String place,
    CallForm form,
    Map<String, String> errors,
    @Nullable String refusal,
    List<Instant> nearest,
    boolean overlaps,
    boolean choosesZone,
    String stamp,
    List<ArticleAction> actions) {

  /** This page's address, or with another name that of another page about the same passage. */
  String path(String name) {
    var query = passage == null || place == null ? "" : "?passage=" + place;
    return "/articles/" + slug + "/" + name + query;
  }

  boolean failed() {
    return refusal != null || !errors.isEmpty();
  }

  /** The errors, by the place on the page where each can be mended. */
  Map<String, String> anchors() {
    var anchors = new LinkedHashMap<String, String>();
    errors.forEach((field, error) -> anchors.put(field.equals("start") ? "times" : field, error));
    return anchors;
  }

  @Nullable String error(String field) {
    return errors.get(field);
  }
}
