package org.talktous.base.setting;

import java.net.InetAddress;
import java.util.regex.Pattern;

/** The host of a server that a setting names; empty where it names none. */
public record ServerHost(String name) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|[0-9A-Fa-f:]+");

  public static ServerHost of(String setting, String given) {
    var host = new ServerHost(given.strip());
    if (host.isSet() && !HOST.matcher(host.name()).matches()) {
      throw new InvalidSetting(
          setting, "must be a host such as mail.example.org, not " + host.name());
    }
    return host;
  }

  public boolean isSet() {
    return !name.isEmpty();
  }

  /** Whether what is sent to it stays on this machine. */
  public boolean isThisMachine() {
    try {
      return "localhost".equalsIgnoreCase(name) || InetAddress.ofLiteral(name).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }
}
