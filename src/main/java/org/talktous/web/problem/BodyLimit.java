package org.talktous.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;

/**
 * Refuses requests that say they are larger than people's are, before they are read. The server's
 * own limit is that of files, of which a few routes take streams; and forms, unlike JSON, it does
 * not hold to its limit for what is kept in memory.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class BodyLimit {
  private static final long MOST = 256 * 1024;
  // Articles and surveys are long, and a form takes six bytes for a Cyrillic letter.
  private static final long MOST_OF_LONG_FORMS = 1024 * 1024;
  private static final Set<String> FILES =
      Set.of("/api/v1/admin/articles/import", "/admin/articles/imports");

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (FILES.contains(request.getPath())) {
      return;
    }
    if (request.getContentLength() > most(request.getPath())) {
      throw new Unread(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
    }
    if (request.getContentLength() < 0 && isForm(request)) {
      throw new Unread(HttpStatus.LENGTH_REQUIRED);
    }
  }

  private static long most(String path) {
    return path.startsWith("/admin/articles") || path.startsWith("/admin/surveys")
        ? MOST_OF_LONG_FORMS
        : MOST;
  }

  private static boolean isForm(HttpRequest<?> request) {
    return request
            .getContentType()
            .filter(
                type ->
                    MediaType.APPLICATION_FORM_URLENCODED_TYPE.matches(type)
                        || MediaType.MULTIPART_FORM_DATA_TYPE.matches(type))
            .isPresent()
        && request.getHeaders().contains("Transfer-Encoding");
  }

  private static final class Unread extends Refusal {
    private static final long serialVersionUID = 1L;

    Unread(HttpStatus status) {
      super(ProblemType.of(status), ProblemType.of(status).title() + ".");
    }
  }
}
