package org.talktous.base.event;

import java.util.List;

/** Events appended in one batch, for listeners that write in batches. */
public record Appended(List<DomainEvent> events) {
  public Appended {
    events = List.copyOf(events);
  }
}
