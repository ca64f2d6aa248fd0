package org.talktous.base.event;

import java.util.List;

/**
 * Events that were appended together; whoever writes something for each of them does it at once.
 */
public record Appended(List<DomainEvent> events) {
  public Appended {
    events = List.copyOf(events);
  }
}
