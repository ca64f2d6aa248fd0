package org.talktous.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A part of the desk, in the order in which a day needs them. */
public enum Section {
  TODAY("/admin", true),
  CALLS("/admin/calls", true),
  INBOX("/admin/inbox", true),
  HOURS("/admin/hours", true),
  REPORTS("/admin/reports", false),
  ARTICLES("/admin/articles", false),
  HOSTS("/admin/hosts", false),
  SURVEYS("/admin/surveys", false),
  SITES("/admin/sites", false),
  WEBHOOKS("/admin/webhooks", false),
  DELIVERIES("/admin/deliveries", false),
  STAFF("/admin/staff", false),
  AUDIT("/admin/audit", false);

  private final String path;
  private final boolean forHosts;

  Section(String path, boolean forHosts) {
    this.path = path;
    this.forHosts = forHosts;
  }

  public String path() {
    return path;
  }

  /** The key of its name. */
  public String key() {
    return "desk.section." + name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is about how the desk is run, rather than about readers. */
  public boolean isForRunning() {
    return compareTo(ARTICLES) >= 0;
  }

  static List<Section> seenBy(boolean admin) {
    return Arrays.stream(values()).filter(section -> admin || section.forHosts).toList();
  }

  boolean holds(String address) {
    // A host's hours stand under the host, but in a room of their own.
    boolean isOfHours = address.matches("/admin/hosts/[^/]+/(hours|dates|calendars)(/.*)?");
    return isOfHours
        ? this == HOURS
        : address.equals(path) || (this != TODAY && address.startsWith(path + "/"));
  }
}
