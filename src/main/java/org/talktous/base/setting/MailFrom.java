package org.talktous.base.setting;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address in whose name the service writes and invites: the setting {@code TALK_MAIL_FROM}, as
 * an address or as a name with the address in angle brackets.
 */
@Context
public class MailFrom {
  private static final String ADDRESS = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+";
  private static final Pattern FORM =
      Pattern.compile("(?:(?<name>[^<>]*)<(?<named>" + ADDRESS + ")>)|(?<alone>" + ADDRESS + ")");
  private static final String NAME = "Talk to Us";

  private final String name;
  private final String address;

  MailFrom(@Property(name = "talk.mail.from") String given) {
    var form = FORM.matcher(given.strip());
    if (!form.matches()) {
      throw new InvalidSetting("TALK_MAIL_FROM", "must be an e-mail address, not " + given);
    }
    this.address = form.group("named") == null ? form.group("alone") : form.group("named");
    this.name = name(form.group("name"));
  }

  private static String name(@Nullable String given) {
    var name = given == null ? "" : given.strip().replaceAll("^\"(.*)\"$", "$1");
    return name.isBlank() ? NAME : name;
  }

  /** The name that stands beside the address. */
  public String name() {
    return name;
  }

  /** The address alone. */
  public String address() {
    return address;
  }
}
