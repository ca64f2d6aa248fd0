package org.talktous.base.privacy;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.InvalidSetting;

/**
 * Who runs the service, as {@code /privacy} names them: the settings {@code TALK_OPERATOR_NAME} and
 * {@code TALK_OPERATOR_CONTACT}.
 */
@Context
public class Operator {
  private static final String CONTACT = "TALK_OPERATOR_CONTACT";
  private static final int LONGEST = 300;
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>\"]+@[^@\\s<>\"]+");

  private final String name;
  private final String contact;

  Operator(
      @Property(name = "talk.operator.name") String name,
      @Property(name = "talk.operator.contact") String contact) {
    this.name = line("TALK_OPERATOR_NAME", name);
    this.contact = line(CONTACT, contact);
    if (!this.contact.isEmpty() && !isAddress(this.contact) && !isPage(this.contact)) {
      throw new InvalidSetting(
          CONTACT, "must be an e-mail address or the address of a page, not " + contact);
    }
  }

  private static String line(String setting, String given) {
    var line = given.strip();
    if (line.length() > LONGEST || line.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidSetting(setting, "must be one line of at most " + LONGEST + " characters");
    }
    return line;
  }

  private static boolean isAddress(String given) {
    return ADDRESS.matcher(given).matches();
  }

  private static boolean isPage(String given) {
    try {
      var page = URI.create(given);
      return page.getHost() != null
          && ("https".equals(page.getScheme()) || "http".equals(page.getScheme()));
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /** Their name; null where it is not set. */
  public @Nullable String name() {
    return name.isEmpty() ? null : name;
  }

  /** Their mail address, or the address of their page; null where it is not set. */
  public @Nullable String contact() {
    return contact.isEmpty() ? null : contact;
  }

  /** Where the contact leads. */
  public @Nullable String contactUrl() {
    return contact.isEmpty() ? null : isAddress(contact) ? "mailto:" + contact : contact;
  }
}
