package org.talktous.base.security;

import io.micronaut.http.HttpRequest;

/**
 * Marks requests from pages of other sites that staff have let in. Whoever knows the list marks
 * them before {@link OriginCheck} looks.
 */
public final class ListedOrigin {
  private static final String MARK = ListedOrigin.class.getName();

  private ListedOrigin() {}

  /** Lets a request in whose Origin stands on the list. */
  public static void mark(HttpRequest<?> request) {
    request.setAttribute(MARK, true);
  }

  public static boolean isMarked(HttpRequest<?> request) {
    return request.getAttribute(MARK).isPresent();
  }
}
