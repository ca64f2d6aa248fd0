package org.talktous.availability;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A host as the form of the desk holds one. */
record HostForm(String name, String email, String zone, String joinUrl, boolean active) {
  static HostForm of(Host host) {
    return new HostForm(
        host.name(),
        host.email(),
        host.zone(),
        host.joinUrl() == null ? "" : host.joinUrl(),
        host.active());
  }

  static HostForm empty(String zone) {
    return new HostForm("", "", zone, "", true);
  }

  static HostForm sent(@Nullable Map<String, String> fields) {
    var sent = fields == null ? Map.<String, String>of() : fields;
    return new HostForm(
        sent.getOrDefault("name", "").strip(),
        sent.getOrDefault("email", "").strip(),
        sent.getOrDefault("zone", ""),
        sent.getOrDefault("joinUrl", "").strip(),
        sent.containsKey("active"));
  }

  HostDraft draft() {
    return new HostDraft(name, email, zone, joinUrl.isEmpty() ? null : joinUrl, active);
  }
}
