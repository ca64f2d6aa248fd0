package org.talktous.desk;

import java.util.List;
import java.util.Optional;
import org.talktous.base.security.StaffMember;
import org.talktous.web.page.Address;

/**
 * What the frame of a staff page is drawn from.
 *
 * @param here the page's address
 */
public record Desk(StaffMember member, Address here) {
  /** Names, in an address, what was just done; the page says it once. */
  private static final String SAID = "said";

  public List<Section> sections() {
    return Section.seenBy(member.isAdmin());
  }

  public boolean isIn(Section section) {
    return section.holds(here.path());
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
