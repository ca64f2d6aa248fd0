package org.talktous.call.host;

import java.util.Map;
import java.util.regex.Pattern;
import org.talktous.web.page.Messages;

/** Why an outside calendar could not be imported: as a code, and in the language of the reader. */
public final class CalendarFault {
  private static final Pattern STATUS = Pattern.compile("HTTP ([0-9]{3})");

  /** The codes of what imports note, in English. */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("no answer in time", "timeout"),
          Map.entry("the host is not known", "unknown-host"),
          Map.entry("the connection was refused", "connection-refused"),
          Map.entry("the connection broke", "connection-broken"),
          Map.entry("no secure connection could be made", "tls-failed"),
          Map.entry("the address is private", "private-address"),
          Map.entry("the head of the answer is too long", "head-too-long"),
          Map.entry("it is redirected too often", "redirected-too-often"),
          Map.entry("it is redirected to where it may not be", "redirected-wrongly"),
          Map.entry("it is not an iCalendar file, or not a whole one", "no-calendar"),
          Map.entry("it is larger than 10 MB, or has too many events", "too-large"),
          Map.entry("the name and password must be given again", "credentials"),
          Map.entry("too many calendars are being read", "busy"));

  private CalendarFault() {}

  /**
   * The code of a reason; {@code http-503} and the like for what a server answered.
   *
   * @param reason as the import noted it, in English
   */
  public static String code(String reason) {
    var status = STATUS.matcher(reason);
    return status.matches() ? "http-" + status.group(1) : CODES.getOrDefault(reason, "unknown");
  }

  /** The sentence for a reason. */
  public static String said(String reason, Messages messages) {
    var status = STATUS.matcher(reason);
    if (status.matches()) {
      return messages.text("hours.fault.http", status.group(1));
    }
    return messages.text("hours.fault." + code(reason), reason);
  }
}
