package org.talktous.base.event;

import io.micronaut.context.BeanContext;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of events that there are: all that beans declare with {@link Appends}. */
@Singleton
public class EventTypes {
  private final List<String> subscribable;
  private final Set<String> unsubscribed;

  EventTypes(BeanContext beans) {
    var sources = beans.getBeanDefinitions(Qualifiers.byStereotype(Appends.class));
    this.subscribable = declared(sources, "value").stream().sorted().toList();
    this.unsubscribed = declared(sources, "unsubscribed");
  }

  private static Set<String> declared(Collection<BeanDefinition<?>> sources, String member) {
    return sources.stream()
        .flatMap(source -> Arrays.stream(source.stringValues(Appends.class, member)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Types that webhooks can subscribe to, in alphabetical order. */
  public List<String> subscribable() {
    return subscribable;
  }

  /** Whether webhooks can subscribe to the type. */
  public boolean isSubscribable(String type) {
    return subscribable.contains(type);
  }

  boolean isKnown(String type) {
    return isSubscribable(type) || unsubscribed.contains(type);
  }
}
