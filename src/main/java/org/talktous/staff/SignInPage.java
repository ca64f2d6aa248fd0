package org.talktous.staff;

import org.jspecify.annotations.Nullable;

/**
 * The sign-in, as it is shown.
 *
 * @param next where somebody was going
 * @param refused the name of what is wrong, if something is
 */
record SignInPage(String email, String next, @Nullable String refused) {

  static SignInPage empty(@Nullable String next) {
    return new SignInPage("", inside(next), null);
  }

  /** Where to go; never to another site, whatever a link says. */
  static String inside(@Nullable String next) {
    return next != null && next.matches("/admin(?:[/?][\\x21-\\x7e&&[^\\\\]]*)?") ? next : "/admin";
  }
}
