package org.talktous.desk;

import io.micronaut.core.annotation.AnnotationValue;

/**
 * A section of the desk, as a {@link DeskSection} declares it.
 *
 * @param alsoAt a pattern of paths outside of its own that belong to it
 */
public record MenuEntry(
    String name, String path, int order, boolean forHosts, boolean forRunning, String alsoAt) {

  static MenuEntry of(AnnotationValue<DeskSection> declared) {
    return new MenuEntry(
        declared.getRequiredValue("name", String.class),
        declared.getRequiredValue("path", String.class),
        declared.intValue("order").orElseThrow(),
        declared.isTrue("forHosts"),
        declared.isTrue("forRunning"),
        declared.stringValue("alsoAt").orElse(""));
  }

  /** The key of its name. */
  public String key() {
    return "desk.section." + name;
  }

  /** How much of an address it claims: the section that claims most has the page. */
  int claim(String address) {
    if (address.matches(alsoAt)) {
      return address.length();
    }
    return address.equals(path) || address.startsWith(path + "/") ? path.length() : 0;
  }
}
