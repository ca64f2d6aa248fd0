package org.talktous.desk;

import io.micronaut.context.BeanContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The menu of the desk: all that controllers declare with {@link DeskSection}. */
@Singleton
class DeskMenu {
  private final List<MenuEntry> all;

  DeskMenu(BeanContext beans) {
    this.all =
        beans.getBeanDefinitions(Qualifiers.byStereotype(DeskSection.class)).stream()
            .flatMap(page -> page.findAnnotation(DeskSection.class).stream())
            .map(MenuEntry::of)
            .sorted(Comparator.comparingInt(MenuEntry::order))
            .toList();
  }

  List<MenuEntry> seenBy(boolean admin) {
    return all.stream().filter(section -> admin || section.forHosts()).toList();
  }

  /** The section of a page, if it has one. */
  Optional<MenuEntry> at(String address) {
    return all.stream()
        .filter(section -> section.claim(address) > 0)
        .max(Comparator.comparingInt(section -> section.claim(address)));
  }
}
