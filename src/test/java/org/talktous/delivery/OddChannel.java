package org.talktous.delivery;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.talktous.base.event.DomainEvent;

/** A channel whose receivers do what a test wants. */
@Singleton
@Requires(property = "test.odd-channel")
class OddChannel implements Channel {
  static final String NAME = "odd";

  private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();

  void to(String target, Receiver receiver) {
    receivers.put(target, receiver);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  @Override
  public int maxConcurrency() {
    return 16;
  }

  @Override
  public int maxConcurrencyForTarget() {
    return 16;
  }

  @Override
  public List<String> targets(DomainEvent event) {
    return List.of();
  }

  @Override
  public Map<String, Receiver> receivers(Set<String> targets) {
    if (targets.contains("none")) {
      throw new NoClassDefFoundError("receivers");
    }
    return targets.stream()
        .filter(receivers::containsKey)
        .collect(Collectors.toMap(Function.identity(), receivers::get));
  }

  @Override
  public void taken(Set<String> targets) {
    if (targets.contains("taken badly")) {
      throw new IllegalStateException("taken");
    }
  }

  @Override
  public Map<String, String> names(Set<String> targets) {
    return Map.of();
  }
}
