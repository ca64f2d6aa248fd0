package org.talktous.delivery.mail;

/**
 * A call for the recipient's calendar, as iMIP (RFC 6047) sends it.
 *
 * @param file iCalendar, with the same method
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Invitation(Method method, byte[] file) {

  /** What the calendar is to do (RFC 5546). */
  public enum Method {
    REQUEST,
    CANCEL
  }
}
