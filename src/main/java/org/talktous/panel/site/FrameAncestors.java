package org.talktous.panel.site;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * Lets the listed sites frame readers' pages, by {@code frame-ancestors} (CSP Level 3, section
 * 6.4.2). Pages of the desk are never framed by another site.
 */
@ServerFilter({"/articles/**", "/calls/**", "/comments/**", "/waitlist/**", "/privacy"})
class FrameAncestors {
  private static final String POLICY = "Content-Security-Policy";
  private static final String OWN = "frame-ancestors 'self'";
  // What a page is fetched for (Fetch Metadata, section 2.1): as a page of its own, the list would
  // be read in vain.
  private static final String FETCHED_FOR = "Sec-Fetch-Dest";

  private final Sites sites;

  FrameAncestors(Sites sites) {
    this.sites = sites;
  }

  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void allow(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var policy = response.getHeaders().get(POLICY);
    response.getHeaders().add(HttpHeaders.VARY, FETCHED_FOR);
    // A page that says that the database does not answer must not ask it.
    if (policy != null
        && !"document".equals(request.getHeaders().get(FETCHED_FOR))
        && response.code() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
      var allowed = OWN + sites.origins().stream().reduce("", (all, each) -> all + " " + each);
      response.getHeaders().set(POLICY, policy.replace(OWN, allowed));
    }
  }
}
