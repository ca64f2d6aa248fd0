package org.talktous.call.host;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.VersionTag;

/**
 * A host as the form of the desk holds one.
 *
 * @param mark of the host as they were when the form was filled in
 */
record HostForm(
    String name, String email, String zone, String joinUrl, boolean active, @Nullable String mark) {
  static HostForm of(Host host) {
    return new HostForm(
        host.name(),
        host.email(),
        host.zone(),
        host.joinUrl() == null ? "" : host.joinUrl(),
        host.active(),
        VersionTag.of(host).text());
  }

  static HostForm empty(String zone) {
    return new HostForm("", "", zone, "", true, null);
  }

  static HostForm sent(@Nullable Map<String, String> fields) {
    var sent = fields == null ? Map.<String, String>of() : fields;
    return new HostForm(
        sent.getOrDefault("name", "").strip(),
        sent.getOrDefault("email", "").strip(),
        sent.getOrDefault("zone", ""),
        sent.getOrDefault("joinUrl", "").strip(),
        sent.containsKey("active"),
        VersionTag.in(sent));
  }

  /** The same input against the current version, after a lost update. */
  HostForm anew(Host host) {
    return new HostForm(name, email, zone, joinUrl, active, VersionTag.of(host).text());
  }

  HostDraft draft() {
    return new HostDraft(name, email, zone, joinUrl.isEmpty() ? null : joinUrl, active);
  }
}
