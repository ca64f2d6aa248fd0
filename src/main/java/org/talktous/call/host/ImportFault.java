package org.talktous.call.host;

import java.util.Locale;
import java.util.regex.Pattern;
import org.talktous.web.page.Messages;

/** Says why an outside calendar could not be imported, in the language of whoever reads it. */
public final class ImportFault {
  private static final Pattern STATUS = Pattern.compile("HTTP ([0-9]{3})");

  private ImportFault() {}

  /**
   * The sentence for a reason.
   *
   * @param reason as the import noted it, in English
   */
  public static String said(String reason, Messages messages) {
    var status = STATUS.matcher(reason);
    if (status.matches()) {
      return messages.text("hours.fault.http", status.group(1));
    }
    var key = reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return messages
        .find("hours.fault." + key)
        .orElseGet(() -> messages.text("hours.fault.unknown", reason));
  }
}
