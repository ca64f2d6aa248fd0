package org.talktous.delivery.mailbox;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.time.Duration;
import java.util.Properties;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.ServerHost;
import org.talktous.base.setting.Setting;

/**
 * The service's own mailbox: {@code IMAP_HOST}, without which no mail is read, {@code IMAP_PORT},
 * {@code IMAP_USERNAME} and {@code IMAP_PASSWORD}, {@code IMAP_STARTTLS}.
 */
@Context
public class ImapSettings {
  // There the connection is secure from the start (RFC 8314, section 3.2).
  private static final int SECURE_PORT = 993;
  private static final int LAST_PORT = 65_535;

  private final ServerHost host;
  private final int port;
  private final String username;
  private final String password;
  private final boolean startTls;
  private final Duration timeout;

  ImapSettings(
      @Property(name = "talk.mail.imap.host") String host,
      @Property(name = "talk.mail.imap.port") String port,
      @Property(name = "talk.mail.imap.username") String username,
      @Property(name = "talk.mail.imap.password") String password,
      @Property(name = "talk.mail.imap.starttls") String startTls,
      @Property(name = "talk.mail.imap.timeout") Duration timeout) {
    this.host = ServerHost.of("IMAP_HOST", host);
    this.port = Setting.number("IMAP_PORT", port, 1, LAST_PORT);
    this.username = username.strip();
    this.password = password;
    // The password would be open to whoever listens in, so only this machine may do without.
    this.startTls =
        startTls.isBlank() ? !this.host.isThisMachine() : Setting.flag("IMAP_STARTTLS", startTls);
    this.timeout = timeout;
    check();
  }

  private void check() {
    if (hasServer() && (username.isEmpty() || password.isEmpty())) {
      throw new InvalidSetting(
          username.isEmpty() ? "IMAP_USERNAME" : "IMAP_PASSWORD",
          "is missing: a mailbox is not read without an account");
    }
    if (!hasServer() && !(username.isEmpty() && password.isEmpty())) {
      throw new InvalidSetting("IMAP_HOST", "is missing: there is an account, but no server");
    }
  }

  /** Whether the service has a mailbox. */
  public boolean hasServer() {
    return host.isSet();
  }

  String host() {
    return host.name();
  }

  int port() {
    return port;
  }

  String username() {
    return username;
  }

  String password() {
    return password;
  }

  String protocol() {
    return port == SECURE_PORT ? "imaps" : "imap";
  }

  /** As the mail library calls them. */
  Properties properties() {
    var properties = new Properties();
    var prefix = "mail." + protocol() + ".";
    var millis = Long.toString(timeout.toMillis());
    properties.setProperty(prefix + "connectiontimeout", millis);
    properties.setProperty(prefix + "timeout", millis);
    properties.setProperty(prefix + "writetimeout", millis);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    if (port != SECURE_PORT) {
      properties.setProperty(prefix + "starttls.enable", Boolean.toString(startTls));
      properties.setProperty(prefix + "starttls.required", Boolean.toString(startTls));
    }
    // Otherwise the mebibyte that is read of a mail takes 64 answers.
    properties.setProperty(prefix + "fetchsize", "262144");
    // Looking at a mail leaves it unread, for people who look into the mailbox too.
    properties.setProperty(prefix + "peek", "true");
    return properties;
  }
}
