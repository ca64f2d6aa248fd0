package org.talktous.delivery.mail;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.time.Duration;
import java.util.Properties;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.MailFrom;
import org.talktous.base.setting.PublicUrl;
import org.talktous.base.setting.ServerHost;
import org.talktous.base.setting.Setting;

/**
 * The mail server: {@code SMTP_HOST}, without which mails become files, {@code SMTP_PORT}, {@code
 * SMTP_USERNAME} and {@code SMTP_PASSWORD}, {@code SMTP_STARTTLS}.
 */
@Context
class SmtpSettings {
  // There the connection is secure from the start (RFC 8314, section 3.3).
  private static final int SECURE_PORT = 465;
  private static final int LAST_PORT = 65_535;

  private final ServerHost host;
  private final int port;
  private final String username;
  private final String password;
  private final StartTls startTls;
  private final Duration timeout;
  private final MailFrom from;
  private final PublicUrl publicUrl;

  private enum StartTls {
    /** Requires it, except for a server on this machine that does not offer it. */
    UNSET,
    ALWAYS,
    NEVER;

    static StartTls of(String given) {
      return given.isBlank() ? UNSET : Setting.flag("SMTP_STARTTLS", given) ? ALWAYS : NEVER;
    }
  }

  SmtpSettings(
      @Property(name = "talk.mail.smtp.host") String host,
      @Property(name = "talk.mail.smtp.port") String port,
      @Property(name = "talk.mail.smtp.username") String username,
      @Property(name = "talk.mail.smtp.password") String password,
      @Property(name = "talk.mail.smtp.starttls") String startTls,
      @Property(name = "talk.mail.timeout") Duration timeout,
      MailFrom from,
      PublicUrl publicUrl) {
    this.host = ServerHost.of("SMTP_HOST", host);
    this.port = Setting.number("SMTP_PORT", port, 1, LAST_PORT);
    this.username = username.strip();
    this.password = password;
    this.startTls = StartTls.of(startTls);
    this.timeout = timeout;
    this.from = from;
    this.publicUrl = publicUrl;
    check();
  }

  private void check() {
    if (username.isEmpty() != password.isEmpty()) {
      throw new InvalidSetting(
          username.isEmpty() ? "SMTP_USERNAME" : "SMTP_PASSWORD",
          "is missing: both are set or neither");
    }
  }

  boolean hasServer() {
    return host.isSet();
  }

  String host() {
    return host.name();
  }

  int port() {
    return port;
  }

  /** How long an attempt may take, all in all. */
  Duration timeout() {
    return timeout;
  }

  String username() {
    return username;
  }

  String password() {
    return password;
  }

  /**
   * Whether STARTTLS is required. A man in the middle can strip it from the server's offer and read
   * the password, so by default only a server on this machine may do without.
   */
  private boolean insistsOnStartTls() {
    return switch (startTls) {
      case ALWAYS -> true;
      case NEVER -> false;
      case UNSET -> !username.isEmpty() || !host.isThisMachine();
    };
  }

  /**
   * As the mail library calls them. Certificates and the names in them are checked: the one where
   * nothing else is said, the other as {@code checkserveridentity} asks.
   *
   * @param utf8 whether an address is in other letters than Latin, which not all servers take (RFC
   *     6531)
   */
  Properties properties(boolean utf8) {
    var properties = new Properties();
    var millis = Long.toString(timeout.toMillis());
    properties.setProperty("mail.smtp.host", host.name());
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    properties.setProperty("mail.smtp.auth", Boolean.toString(!username.isEmpty()));
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(port == SECURE_PORT));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty(
        "mail.smtp.starttls.enable", Boolean.toString(startTls != StartTls.NEVER));
    properties.setProperty(
        "mail.smtp.starttls.required",
        Boolean.toString(insistsOnStartTls() && port != SECURE_PORT));
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.from", from.address());
    properties.setProperty("mail.smtp.localhost", publicUrl.host());
    properties.setProperty("mail.mime.allowutf8", Boolean.toString(utf8));
    return properties;
  }
}
