package org.talktous.setting;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.util.regex.Pattern;

/**
 * The address in whose name the service writes and invites: the setting {@code TALK_MAIL_FROM}, as
 * an address or as a name with the address in angle brackets.
 */
@Context
public class MailFrom {
  private static final Pattern FORM =
      Pattern.compile("(?:[^<>]*<)?([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+)>?");

  private final String address;

  MailFrom(@Property(name = "talk.mail.from") String given) {
    var form = FORM.matcher(given.strip());
    if (!form.matches()) {
      throw new InvalidSetting("TALK_MAIL_FROM", "must be an e-mail address, not " + given);
    }
    this.address = form.group(1);
  }

  /** The address alone. */
  public String address() {
    return address;
  }
}
