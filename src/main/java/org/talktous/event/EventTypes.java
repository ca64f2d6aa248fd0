package org.talktous.event;

import java.util.List;

/** The types of events that there are; whoever appends one of a new type adds it here. */
public final class EventTypes {
  /** All that anybody can subscribe to. */
  public static final List<String> ALL =
      List.of(
          "org.talktous.booking.created",
          "org.talktous.booking.rescheduled",
          "org.talktous.booking.cancelled",
          "org.talktous.booking.reminder",
          "org.talktous.booking.outcome",
          "org.talktous.comment.created",
          "org.talktous.comment.replied",
          "org.talktous.comment.closed",
          "org.talktous.survey.answered",
          "org.talktous.host.agenda",
          "org.talktous.report.week",
          "org.talktous.webhook.disabled");

  /** An event in which nothing happened; it goes only to the webhook that it is to test. */
  public static final String TEST = "org.talktous.webhook.test";

  private EventTypes() {}
}
