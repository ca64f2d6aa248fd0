package org.talktous.call.host;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * The pages about one host's time, which lead to each other.
 *
 * @param others whom an admin may turn to; empty for a host
 */
public record HostNavigationItem(
    UUID host, String name, ZoneId zone, boolean isOwn, List<Choice> others) {

  /** A host to turn to. */
  public record Choice(UUID host, String name) {}

  /** Where one of the pages is: {@code hours}, {@code dates} or {@code calendars}. */
  public String path(String page) {
    return "/admin/hosts/" + host + "/" + page;
  }
}
