package org.talktous.base.security;

import io.micronaut.http.HttpRequest;

/**
 * Request attribute: the page that sent it belongs to a listed site. Set by a filter that runs
 * before {@link OriginCheck}.
 */
public final class ListedOrigin {
  private static final String MARK = ListedOrigin.class.getName();

  private ListedOrigin() {}

  /** Marks a request whose Origin is listed. */
  public static void mark(HttpRequest<?> request) {
    request.setAttribute(MARK, true);
  }

  public static boolean isMarked(HttpRequest<?> request) {
    return request.getAttribute(MARK).isPresent();
  }
}
