package org.talktous.call.host;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hosts, as admins see them. */
record HostsPage(List<Line> hosts, boolean isCut) {

  /**
   * A host, and what is wrong with their outside calendar.
   *
   * @param isAtDesk whether they need no invitation
   */
  record Line(Host host, @Nullable CalendarWarning warning, boolean isAtDesk) {}

  /**
   * One host in the form.
   *
   * @param id null for a new one
   * @param signsIn whether they have no account, or one that is not disabled
   * @param refusal why nothing was changed, in the words of the page
   * @param errors what is wrong, by field
   */
  record Edited(
      @Nullable UUID id,
      HostForm form,
      @Nullable CalendarWarning warning,
      boolean isAtDesk,
      boolean signsIn,
      @Nullable String refusal,
      Map<String, String> errors) {

    String path() {
      return id == null ? "/admin/hosts" : "/admin/hosts/" + id;
    }

    @Nullable String error(String field) {
      return errors.get(field);
    }
  }
}
