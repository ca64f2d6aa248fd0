package org.talktous.desk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.web.page.Address;

/**
 * What the frame of a staff page is drawn from.
 *
 * @param here the page's address
 * @param sections the menu
 * @param section the entry of the menu that the page belongs to
 */
public record Desk(
    StaffMember member, Address here, List<MenuEntry> sections, @Nullable MenuEntry section) {
  /** Names, in an address, what was just done; the page says it once. */
  private static final String SAID = "said";

  public boolean isIn(MenuEntry other) {
    return other.equals(section);
  }

  /** Whether a line stands before it in the menu: where the sections on running the desk begin. */
  public boolean beginsRunning(MenuEntry other) {
    return other.forRunning()
        && sections.stream()
            .filter(MenuEntry::forRunning)
            .findFirst()
            .filter(other::equals)
            .isPresent();
  }

  /** What was just done, as the last part of a key under {@code desk.said}. */
  public Optional<String> said() {
    return Optional.ofNullable(here.query().get(SAID)).filter(said -> said.matches("[a-z-]{1,40}"));
  }

  /** An address that says what was done: for the redirect after a form. */
  public static Address said(String path, String what) {
    return new Address(path, java.util.Map.of(SAID, what));
  }
}
