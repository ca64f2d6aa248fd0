package org.talktous.base.event;

import java.util.List;

/** The types of events that there are; the log takes no others. */
public final class EventTypes {
  public static final String BOOKING_CREATED = "org.talktous.booking.created";
  public static final String BOOKING_RESCHEDULED = "org.talktous.booking.rescheduled";
  public static final String BOOKING_CANCELLED = "org.talktous.booking.cancelled";
  public static final String BOOKING_REMINDER = "org.talktous.booking.reminder";
  public static final String BOOKING_OUTCOME = "org.talktous.booking.outcome";
  public static final String COMMENT_CREATED = "org.talktous.comment.created";
  public static final String COMMENT_REPLIED = "org.talktous.comment.replied";
  public static final String COMMENT_CLOSED = "org.talktous.comment.closed";
  public static final String SURVEY_ANSWERED = "org.talktous.survey.answered";
  public static final String HOST_AGENDA = "org.talktous.host.agenda";
  public static final String WEBHOOK_DISABLED = "org.talktous.webhook.disabled";
  public static final String STAFF_INVITED = "org.talktous.staff.invited";
  public static final String STAFF_PASSWORD_FORGOTTEN = "org.talktous.staff.password-forgotten";
  public static final String REPORT_WEEK = "org.talktous.report.week";

  /** An event in which nothing happened; it goes only to the webhook that it is to test. */
  public static final String TEST = "org.talktous.webhook.test";

  /** All that anybody can subscribe to. */
  public static final List<String> ALL =
      List.of(
          BOOKING_CREATED,
          BOOKING_RESCHEDULED,
          BOOKING_CANCELLED,
          BOOKING_REMINDER,
          BOOKING_OUTCOME,
          COMMENT_CREATED,
          COMMENT_REPLIED,
          COMMENT_CLOSED,
          SURVEY_ANSWERED,
          HOST_AGENDA,
          WEBHOOK_DISABLED,
          STAFF_INVITED,
          STAFF_PASSWORD_FORGOTTEN,
          REPORT_WEEK);

  private EventTypes() {}

  static boolean isKnown(String type) {
    return ALL.contains(type) || type.equals(TEST);
  }
}
